package org.cometlobby.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewestLimiterTest {

  private final NewestLimiter<String> limiter = new NewestLimiter<>(2);

  @Test
  void oneMoreThanTheMostEndsTheOldestOfItsKey() {
    assertThat(limiter.add("home", "first")).isEmpty();
    assertThat(limiter.add("school", "other")).isEmpty();
    assertThat(limiter.add("home", "second")).isEmpty();
    assertThat(limiter.add("home", "third")).contains("first");
    assertThat(limiter.add("home", "fourth")).contains("second");
  }

  @Test
  void whatIsOverMakesRoom() {
    limiter.add("home", "first");
    limiter.add("home", "second");
    limiter.remove("home", "first");
    assertThat(limiter.add("home", "third")).isEmpty();
  }

  @Test
  void aKeyWithoutAnyIsNotStored() {
    limiter.add("home", "first");
    limiter.remove("home", "first");
    limiter.remove("home", "first");
    assertThat(limiter.size()).isZero();
  }
}

package org.cometlobby.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

  private final AtomicLong nanos = new AtomicLong();
  private final RateLimiter limiter =
      new RateLimiter(
          "messages", "messages of one player", new Rate(30, Duration.ofSeconds(3)), nanos::get);

  @Test
  void aWholeRateMayComeAtOnceAndNoMore() {
    take("ann", 30);
    LimitExceededException refused = refused("ann");
    assertThat(refused.limit()).isEqualTo("messages");
    assertThat(refused).hasMessage("Too many messages of one player: at most 30 in 3 s");
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofMillis(100));
    assertThat(refused.retryAfterSeconds()).isEqualTo(1);
  }

  @Test
  void aBucketIsRefilledEvenlyUpToTheRate() {
    take("ann", 30);
    pass(Duration.ofMillis(200));
    take("ann", 2);
    refused("ann");
    pass(Duration.ofHours(1));
    take("ann", 30);
    refused("ann");
  }

  @Test
  void aRefusalDoesNotLengthenTheWait() {
    take("ann", 30);
    IntStream.range(0, 100).forEach(i -> refused("ann"));
    pass(Duration.ofMillis(100));
    take("ann", 1);
  }

  @Test
  void keysHaveSeparateRates() {
    take("ann", 30);
    assertThatCode(() -> take("ben", 30)).doesNotThrowAnyException();
    refused("ann");
  }

  @Test
  void retryAfterIsInWholeSecondsRoundedUp() {
    RateLimiter slow =
        new RateLimiter("x", "x", new Rate(1, Duration.ofMillis(61_001)), nanos::get);
    slow.take("ann");
    assertThat(
            catchThrowableOfType(LimitExceededException.class, () -> slow.take("ann"))
                .retryAfterSeconds())
        .isEqualTo(62);
  }

  @Test
  void aFullBucketIsDropped() {
    IntStream.range(0, 1_000).forEach(i -> take("address " + i, 1));
    assertThat(limiter.size()).isEqualTo(1_000);
    pass(Duration.ofSeconds(3));
    IntStream.range(0, 600).forEach(i -> take("another " + i % 20, 1));
    assertThat(limiter.size()).isEqualTo(20);
  }

  @Test
  void fullBucketsAreDroppedAlsoWhenNobodyComes() {
    IntStream.range(0, 5_000).forEach(i -> take("address " + i, 1));
    pass(Duration.ofSeconds(2));
    take("ann", 30);
    limiter.forgetFull();
    assertThat(limiter.size()).isEqualTo(1);
    refused("ann");
    pass(Duration.ofSeconds(3));
    limiter.forgetFull();
    assertThat(limiter.size()).isZero();
    take("ann", 30);
    refused("ann");
  }

  @Test
  void ofAHundredThousandAddressesTheLeastRecentlyUsedAreDropped() {
    IntStream.range(0, 100_000)
        .forEach(
            i -> {
              take("address " + i, 1);
              assertThat(limiter.size()).isLessThanOrEqualTo(RateLimiter.MOST);
            });
    assertThat(limiter.size()).isEqualTo(RateLimiter.MOST);
    take("address 99999", 29);
    refused("address 99999");
  }

  @Test
  void aKeyInUseIsKeptInAFlood() {
    take("ann", 30);
    for (int i = 0; i < 100_000; i++) {
      take("address " + i, 1);
      if (i % 1_000 == 0) {
        refused("ann");
      }
    }
  }

  private void take(String key, int times) {
    IntStream.range(0, times).forEach(i -> limiter.take(key));
  }

  private LimitExceededException refused(String key) {
    LimitExceededException refused =
        catchThrowableOfType(LimitExceededException.class, () -> limiter.take(key));
    assertThat(refused).as(key).isNotNull();
    return refused;
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}

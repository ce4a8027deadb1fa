package org.cometlobby.lobby.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  private final Random random = new Random(1);

  @Test
  void eachPauseDoublesUpToTheLongestAndIsHalfRandom() {
    long[] seconds = {1, 2, 4, 8, 16, 32, 64, 128, 180, 180, 180};
    for (int attempt = 1; attempt <= seconds.length; attempt++) {
      Duration whole = Duration.ofSeconds(seconds[attempt - 1]);
      for (int i = 0; i < 100; i++) {
        assertThat(RetryPolicy.DEFAULT.pause(attempt, random)).isBetween(whole.dividedBy(2), whole);
      }
    }
    assertThat(RetryPolicy.DEFAULT.pause(1_000_000, random)).isPositive();
  }

  @Test
  void twoPausesAreHardlyEverTheSame() {
    assertThat(
            random.ints(100).mapToObj(i -> RetryPolicy.DEFAULT.pause(7, random)).distinct().count())
        .isGreaterThan(90);
  }

  @Test
  void theAttemptsOutlastADeploymentOfAGamesServer() {
    Duration most = Duration.ZERO;
    for (int attempt = 1; attempt < RetryPolicy.DEFAULT.attempts(); attempt++) {
      Duration longest = Duration.ZERO;
      for (int i = 0; i < 100; i++) {
        Duration pause = RetryPolicy.DEFAULT.pause(attempt, random);
        longest = pause.compareTo(longest) > 0 ? pause : longest;
      }
      most = most.plus(longest);
    }
    assertThat(most).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(21));
  }
}

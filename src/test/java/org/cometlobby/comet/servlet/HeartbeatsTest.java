package org.cometlobby.comet.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {

  @Test
  void threeBeatsFollowEachOtherInEachInterval() {
    assertThat(beats(new Heartbeats(Duration.ofSeconds(15), 3, 0), 50, 1_000))
        .containsExactly(
            15_000L, 16_000L, 17_000L, 30_000L, 31_000L, 32_000L, 45_000L, 46_000L, 47_000L);
  }

  @Test
  void aLateTickShiftsTheBeatsAndDropsNone() {
    assertThat(beats(new Heartbeats(Duration.ofSeconds(15), 3, 0), 40, 900))
        .containsExactly(15_300L, 16_200L + 900, 18_000L + 900, 32_400L, 34_200L, 36_000L);
  }

  @Test
  void aSingleBeatComesOnceInEachInterval() {
    assertThat(beats(new Heartbeats(Duration.ofSeconds(15), 1, 0), 50, 1_000))
        .containsExactly(15_000L, 30_000L, 45_000L);
  }

  @Test
  void aShortIntervalHasAllItsBeatsAtTheSameDistance() {
    assertThat(beats(new Heartbeats(Duration.ofMillis(500), 3, 0), 2, 125))
        .containsExactly(500L, 1_000L, 1_500L, 2_000L);
  }

  /** Returns the times of the beats, in milliseconds, for a timer that ticks regularly. */
  private static List<Long> beats(Heartbeats heartbeats, int seconds, int tickMillis) {
    List<Long> beats = new ArrayList<>();
    for (long millis = 0; millis <= seconds * 1_000L; millis += tickMillis) {
      if (heartbeats.isDue(Duration.ofMillis(millis).toNanos())) {
        beats.add(millis);
      }
    }
    return beats;
  }
}

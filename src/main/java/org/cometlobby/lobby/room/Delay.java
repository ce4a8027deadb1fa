package org.cometlobby.lobby.room;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * The bounds of a message's delay. The lobby draws a moment between them, so that no player knows
 * it in advance.
 *
 * @param from the shortest delay, in milliseconds
 * @param to the longest delay, in milliseconds
 */
public record Delay(
    @Min(value = 0, message = "is at least {value}")
        @Max(value = Delay.MAX_MILLIS, message = "is at most {value}")
        int from,
    @Min(value = 0, message = "is at least {value}")
        @Max(value = Delay.MAX_MILLIS, message = "is at most {value}")
        int to) {

  /** The longest delay. */
  public static final int MAX_MILLIS = 60_000;

  /** Draws a moment within the bounds, each as likely as any other. */
  public Instant drawn(Instant now, RandomGenerator random) {
    return now.plusMillis(from >= to ? from : random.nextInt(from, to + 1));
  }
}

package org.cometlobby.lobby.game;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often something is tried, and how long the pauses between are.
 *
 * @param attempts how often at most
 * @param timeout how long one attempt may take
 * @param first the first pause; each one after it is twice as long
 * @param longest the longest pause
 */
record RetryPolicy(int attempts, Duration timeout, Duration first, Duration longest) {

  /** Two minutes in all, if each attempt fails at once: a game's server restarts in that time. */
  static final RetryPolicy DEFAULT =
      new RetryPolicy(8, Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMinutes(1));

  /**
   * The pause after an attempt: half of it certain and half by chance, so that what failed at one
   * moment does not come again at one moment.
   *
   * @param attempt how many there were, from 1
   */
  Duration pause(int attempt, RandomGenerator random) {
    Duration doubled = first.multipliedBy(1L << Math.min(attempt - 1, 30));
    long millis = Math.min(doubled.toMillis(), longest.toMillis());
    return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
  }
}

package org.cometlobby.lobby.game;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The number of attempts, and the pauses between them.
 *
 * @param attempts the most attempts
 * @param timeout the timeout of one attempt
 * @param first the first pause; each one after it is twice as long
 * @param longest the longest pause
 */
record RetryPolicy(int attempts, Duration timeout, Duration first, Duration longest) {

  /**
   * A quarter of an hour in all, if each attempt fails at once: a game's server is deployed in that
   * time.
   */
  static final RetryPolicy DEFAULT =
      new RetryPolicy(14, Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMinutes(3));

  /**
   * Returns the pause after an attempt: half of it fixed and half random, so that deliveries that
   * fail together don't retry together.
   *
   * @param attempt the number of attempts so far, from 1
   */
  Duration pause(int attempt, RandomGenerator random) {
    Duration doubled = first.multipliedBy(1L << Math.min(attempt - 1, 30));
    long millis = Math.min(doubled.toMillis(), longest.toMillis());
    return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
  }
}

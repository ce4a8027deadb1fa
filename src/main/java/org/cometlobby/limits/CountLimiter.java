package org.cometlobby.limits;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bounds how many of something each key has at once. A key that has none is not remembered. */
public final class CountLimiter {

  /** Nobody knows when one will be given back. */
  private static final Duration WORTH_A_TRY = Duration.ofSeconds(10);

  private final String limit;
  private final String what;
  private final int most;
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  /**
   * @param limit see {@link LimitExceededException#limit}
   * @param what too many of it there are, to be read after "Too many"
   */
  public CountLimiter(String limit, String what, int most) {
    this.limit = limit;
    this.what = what;
    this.most = most;
  }

  /**
   * Counts one more, until {@link #release}.
   *
   * @throws LimitExceededException when it is one too many, which doesn't count
   */
  public void take(String key) {
    counts.compute(
        key,
        (k, count) -> {
          int taken = count == null ? 0 : count;
          check(taken);
          return taken + 1;
        });
  }

  /** Counts one less. */
  public void release(String key) {
    counts.computeIfPresent(key, (k, count) -> count > 1 ? count - 1 : null);
  }

  /**
   * For what somebody else counts.
   *
   * @param taken how many there are, without the one that is wanted
   * @throws LimitExceededException when it would be one too many
   */
  public void check(int taken) {
    if (taken >= most) {
      throw new LimitExceededException(
          limit, "Too many " + what + ": at most " + most, WORTH_A_TRY);
    }
  }

  /** How many keys have something. */
  int size() {
    return counts.size();
  }
}

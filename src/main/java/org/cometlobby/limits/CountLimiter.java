package org.cometlobby.limits;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A bound on how many of something each key has at once. A key that has none is not stored. */
public final class CountLimiter {

  /** A guess: the time of the next release is unknown. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final String limit;
  private final String what;
  private final int most;
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  /**
   * @param limit see {@link LimitExceededException#limit}
   * @param what the name of the counted thing, to be read after "Too many"
   * @param most the bound
   */
  public CountLimiter(String limit, String what, int most) {
    this.limit = limit;
    this.what = what;
    this.most = most;
  }

  /**
   * Counts one more for a key, until {@link #release}.
   *
   * @throws LimitExceededException when the key has reached the bound; then nothing is counted
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

  /** Counts one less for a key. */
  public void release(String key) {
    counts.computeIfPresent(key, (k, count) -> count > 1 ? count - 1 : null);
  }

  /**
   * Checks a count that the caller keeps.
   *
   * @param taken the count without the wanted one
   * @throws LimitExceededException when the count has reached the bound
   */
  public void check(int taken) {
    if (taken >= most) {
      throw new LimitExceededException(
          limit, "Too many " + what + ": at most " + most, RETRY_AFTER);
    }
  }

  /** Returns the number of keys that are stored. */
  int size() {
    return counts.size();
  }
}

package org.cometlobby.limits;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bound on how many of something each key has at once, for what is soon over unless it is stuck:
 * one more ends the oldest. A key that has none is not stored.
 *
 * @param <T> the things; no two of them are equal
 */
public final class NewestLimiter<T> {

  private final int most;
  private final Map<String, Set<T>> things = new ConcurrentHashMap<>();

  /**
   * @param most the bound; at least 1
   */
  public NewestLimiter(int most) {
    this.most = most;
  }

  /**
   * Adds one more to a key, until {@link #remove}.
   *
   * @return the oldest one, if it is too many; it is no longer counted, and the caller ends it
   */
  public Optional<T> add(String key, T thing) {
    Set<T> tooMany = new LinkedHashSet<>();
    things.compute(
        key,
        (k, known) -> {
          Set<T> all = known == null ? new LinkedHashSet<>() : known;
          if (all.size() >= most) {
            T oldest = all.iterator().next();
            all.remove(oldest);
            tooMany.add(oldest);
          }
          all.add(thing);
          return all;
        });
    return tooMany.stream().findFirst();
  }

  /** Removes one from a key, if it is still there. */
  public void remove(String key, T thing) {
    things.computeIfPresent(
        key,
        (k, known) -> {
          known.remove(thing);
          return known.isEmpty() ? null : known;
        });
  }

  /** Returns the number of keys that are stored. */
  int size() {
    return things.size();
  }
}

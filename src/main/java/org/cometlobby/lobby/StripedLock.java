package org.cometlobby.lobby;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A lock for each of many keys, such as rooms or players. Keys share a fixed number of locks by
 * their hashes, so no lock has to be cleaned up when a key is no longer used. Two keys of one
 * stripe exclude each other, too.
 */
public final class StripedLock {

  private static final int STRIPES = 64;

  private final List<Lock> stripes =
      Stream.generate(() -> (Lock) new ReentrantLock()).limit(STRIPES).toList();

  /** Runs an action while no other thread runs an action for the same key. */
  public <T> T call(String key, Supplier<T> action) {
    Lock stripe = stripes.get(stripe(key));
    stripe.lock();
    try {
      return action.get();
    } finally {
      stripe.unlock();
    }
  }

  /** Runs an action without a result, as {@link #call} does. */
  public void run(String key, Runnable action) {
    String unused =
        call(
            key,
            () -> {
              action.run();
              return key;
            });
  }

  static int stripe(String key) {
    return Math.floorMod(key.hashCode(), STRIPES);
  }
}

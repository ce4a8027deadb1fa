package org.cometlobby.lobby.stream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.cometlobby.comet.Subscriber;
import org.cometlobby.scheduling.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Topics that clients choose, each made for its first reader. A topic with readers is never
 * forgotten. A topic without readers is kept for {@link #KEPT}, so that a client that polls or
 * comes back resumes; of those, the one without readers for longest is forgotten when they weigh
 * too much.
 *
 * @param <K> names a topic
 */
final class ReadTopics<K, T> {

  /** The time for which a topic is kept without readers. */
  static final Duration KEPT = Duration.ofSeconds(30);

  /** The most that all topics without readers weigh. */
  static final int MAX_UNREAD = 256;

  private final ToIntFunction<K> weight;
  private final Consumer<T> lastReaderLeft;
  private final Scheduler scheduler;
  private final InstantSource clock;

  // Written under this object's lock, read without it.
  private final Map<K, Slot<T>> read = new ConcurrentHashMap<>();
  // The topic without readers for longest first.
  private final Map<K, Slot<T>> unread = new LinkedHashMap<>();
  private int unreadWeight;
  private boolean forgetScheduled;

  private static final class Slot<T> {
    final T topic;
    int readers;
    long unreadSince;

    Slot(T topic) {
      this.topic = topic;
    }
  }

  /**
   * @param weight gives the weight of the topic with a name, at least 1
   * @param lastReaderLeft told of a topic that has no reader any longer; must not block
   */
  ReadTopics(
      ToIntFunction<K> weight,
      Consumer<T> lastReaderLeft,
      Scheduler scheduler,
      InstantSource clock) {
    this.weight = weight;
    this.lastReaderLeft = lastReaderLeft;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /**
   * Returns the topic for a reader. From here on until the subscriber's end, the topic is among
   * those with readers.
   *
   * @param make makes a topic that isn't there; must not block
   */
  T open(K key, Supplier<T> make, Subscriber subscriber) {
    Slot<T> slot;
    synchronized (this) {
      Slot<T> known = read.get(key);
      slot = known != null ? known : unreadOr(key, make);
      slot.readers++;
      read.put(key, slot);
    }
    subscriber.onEnd(() -> closed(key, slot));
    return slot.topic;
  }

  private Slot<T> unreadOr(K key, Supplier<T> make) {
    Slot<T> slot = takeUnread(key);
    return slot != null ? slot : new Slot<>(make.get());
  }

  private synchronized void closed(K key, Slot<T> slot) {
    slot.readers--;
    if (slot.readers > 0 || !read.remove(key, slot)) {
      return;
    }
    lastReaderLeft.accept(slot.topic);
    slot.unreadSince = clock.millis();
    unread.put(key, slot);
    unreadWeight += weight.applyAsInt(key);
    while (unreadWeight > MAX_UNREAD) {
      takeUnread(unread.keySet().iterator().next());
    }
    if (!forgetScheduled) {
      forgetLater(KEPT.toMillis());
    }
  }

  private void forgetLater(long millis) {
    forgetScheduled = true;
    Future<?> unused =
        scheduler.schedule(
            Duration.ofMillis(Math.max(1, millis)), "Forgetting topics", this::forget);
  }

  /** Forgets the topics that had no reader for long enough. */
  synchronized void forget() {
    forgetScheduled = false;
    long now = clock.millis();
    for (Map.Entry<K, Slot<T>> oldest : List.copyOf(unread.entrySet())) {
      long left = oldest.getValue().unreadSince + KEPT.toMillis() - now;
      if (left > 0) {
        forgetLater(left);
        return;
      }
      takeUnread(oldest.getKey());
    }
  }

  private @Nullable Slot<T> takeUnread(K key) {
    Slot<T> slot = unread.remove(key);
    if (slot != null) {
      unreadWeight -= weight.applyAsInt(key);
    }
    return slot;
  }

  /** Forgets a topic that has ended, so that the next reader gets a new one. */
  synchronized void drop(K key) {
    read.remove(key);
    takeUnread(key);
  }

  boolean isRead() {
    return !read.isEmpty();
  }

  /** Finds a topic that has readers. */
  Optional<T> find(K key) {
    return Optional.ofNullable(read.get(key)).map(slot -> slot.topic);
  }

  /** Returns the topics that have readers. */
  Collection<T> all() {
    return read.values().stream().map(slot -> slot.topic).toList();
  }

  /** Returns the number of topics, read and unread. */
  synchronized int size() {
    return read.size() + unread.size();
  }
}

package org.cometlobby.lobby.stream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.scheduling.Scheduler;

/**
 * The publication of changed rooms to the lists that show them. Changes are gathered for {@value
 * #GATHER_MILLIS} ms, one publication runs at a time, and none for longer than about {@value
 * #MAX_MILLIS} ms: the remaining lists wait for the next one, so that the scheduler's threads have
 * time for the lobby's deadlines.
 */
final class RoomListPublisher {

  static final long GATHER_MILLIS = 100;
  static final long MAX_MILLIS = 50;

  private final Supplier<? extends Iterable<RoomListTopic>> topics;
  private final Scheduler scheduler;
  private final InstantSource clock;

  // The newest room by code.
  private final Map<String, Room> changed = new ConcurrentHashMap<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final AtomicBoolean totalsDue = new AtomicBoolean();

  // Only used by the publication that runs.
  // The lists that aren't yet asked whether the taken changes concern them.
  private Iterator<RoomListTopic> unasked = Collections.emptyIterator();
  private ChangedTexts taken = new ChangedTexts(List.of());
  // The list that waits for longest first.
  private final Set<RoomListTopic> outdated = new LinkedHashSet<>();
  private final Set<RoomListTopic> owed = new LinkedHashSet<>();
  private boolean totalsScheduled;

  /**
   * @param topics gives the lists that have readers
   */
  RoomListPublisher(
      Supplier<? extends Iterable<RoomListTopic>> topics,
      Scheduler scheduler,
      InstantSource clock) {
    this.topics = topics;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** Publishes a public room's change soon. */
  void gather(Room room) {
    changed.put(room.code(), room);
    publishSoon();
  }

  private void publishSoon() {
    if (scheduled.compareAndSet(false, true)) {
      Future<?> unused =
          scheduler.schedule(
              Duration.ofMillis(GATHER_MILLIS), "The lists' publication", this::publish);
    }
  }

  private void publish() {
    try {
      run();
    } finally {
      boolean more = unasked.hasNext() || !outdated.isEmpty();
      scheduled.set(false);
      // Asked after the flag is reset: a change or a due total is either seen here, or schedules by
      // itself.
      if (more || totalsDue.get() || !changed.isEmpty()) {
        publishSoon();
      }
    }
  }

  /** Publishes to the outdated lists, to as many as the time allows. */
  private void run() {
    long begin = clock.millis();
    // So that lists are published, too, however many there are to find.
    findOutdated(begin + MAX_MILLIS / 2);
    long end = begin + MAX_MILLIS;
    for (Iterator<RoomListTopic> lists = outdated.iterator(); lists.hasNext(); ) {
      RoomListTopic list = lists.next();
      lists.remove();
      if (!list.update()) {
        owed.add(list);
      }
      if (clock.millis() >= end) {
        break;
      }
    }
    if (!owed.isEmpty() && !totalsScheduled) {
      totalsScheduled = true;
      Future<?> unused =
          scheduler.schedule(RoomListTopic.TOTAL_PAUSE, "The lists' totals", this::publishTotals);
    }
  }

  private void publishTotals() {
    totalsDue.set(true);
    publishSoon();
  }

  private void findOutdated(long end) {
    if (totalsDue.compareAndSet(true, false)) {
      totalsScheduled = false;
      outdated.addAll(owed);
      owed.clear();
    }
    if (!unasked.hasNext()) {
      taken = new ChangedTexts(takeChanged());
      unasked = topics.get().iterator();
    }
    while (unasked.hasNext()) {
      RoomListTopic list = unasked.next();
      if (taken.concern(list.query().filter())) {
        outdated.add(list);
      }
      if (clock.millis() >= end) {
        return;
      }
    }
    // An iterator at its end would still hold the lists, which may have been forgotten.
    unasked = Collections.emptyIterator();
    taken = new ChangedTexts(List.of());
  }

  private List<Room> takeChanged() {
    List<Room> rooms = new ArrayList<>();
    for (String code : List.copyOf(changed.keySet())) {
      Room room = changed.remove(code);
      if (room != null) {
        rooms.add(room);
      }
    }
    return rooms;
  }
}

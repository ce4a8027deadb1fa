package org.cometlobby.lobby.stream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.cometlobby.lobby.RoomFilter;
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

  // Only used by the publication that runs. The list that waits for longest first.
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
      boolean more = !outdated.isEmpty();
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
    long end = clock.millis() + MAX_MILLIS;
    findOutdated();
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

  private void findOutdated() {
    if (totalsDue.compareAndSet(true, false)) {
      totalsScheduled = false;
      outdated.addAll(owed);
      owed.clear();
    }
    List<Changed> rooms = takeChanged();
    for (RoomListTopic list : topics.get()) {
      RoomFilter filter = list.query().filter();
      if (rooms.stream().anyMatch(room -> filter.concerns(room.game(), room.text()))) {
        outdated.add(list);
      }
    }
  }

  private record Changed(String game, String text) {}

  private List<Changed> takeChanged() {
    List<Changed> taken = new ArrayList<>();
    for (String code : List.copyOf(changed.keySet())) {
      Room room = changed.remove(code);
      if (room != null) {
        taken.add(new Changed(room.game(), RoomFilter.searched(room)));
      }
    }
    return taken;
  }
}

package org.cometlobby.lobby.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Seat;
import org.roaringbitmap.RoaringBitmap;

/**
 * The rooms of which quick match thinks first: those that wait for players, whose players are all
 * there, and in which something has happened lately. Not thread-safe.
 */
final class LivelyRooms {

  /** The time without an event after which quick match prefers other rooms. */
  static final Duration LIVELY = Duration.ofMinutes(15);

  private record Event(Instant at, int id) {}

  private final NavigableSet<Event> events =
      new TreeSet<>(Comparator.comparing(Event::at).thenComparing(Event::id));
  private final RoaringBitmap ids = new RoaringBitmap();

  /** Returns the ids of the rooms, which the caller must not change. */
  RoaringBitmap ids(Instant now) {
    forgetQuiet(now);
    return ids;
  }

  /** Notes an event in a room, unless quick match would rather think of others. */
  void add(int id, Room room) {
    if (room.isOpen() && room.autoStart() && room.seats().stream().allMatch(Seat::connected)) {
      events.add(new Event(room.activeAt(), id));
      ids.add(id);
    }
    forgetQuiet(room.activeAt());
  }

  /** Forgets a room, as it was when it was added. */
  void remove(int id, Room before) {
    events.remove(new Event(before.activeAt(), id));
    ids.remove(id);
  }

  private void forgetQuiet(Instant now) {
    Instant before = now.minus(LIVELY);
    while (!events.isEmpty() && events.first().at().isBefore(before)) {
      Event longestAgo = events.first();
      events.remove(longestAgo);
      ids.remove(longestAgo.id());
    }
  }
}

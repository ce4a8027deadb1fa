package org.cometlobby.lobby.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cometlobby.lobby.JournalEntry;
import org.cometlobby.lobby.RoomStore;
import org.cometlobby.lobby.StripedLock;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Phase;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Rooms in an embedded MVStore. A room's writer holds the room's lock from before it reads the room
 * until the listener has returned, so changes can't overtake each other. The store's own lock is
 * held only for a commit, so that no commit contains half of another.
 */
final class MvRoomStore implements RoomStore {

  /** The number of events kept of a room. */
  static final int JOURNAL = 1_024;

  private final MVStore store;
  private final MVMap<String, Room> rooms;
  // The key is the room's code and the event's number, so a room's entries stand together.
  private final MVMap<String, JournalEntry> journal;
  private final Consumer<RoomChange> listener;
  private final Lock commit = new ReentrantLock();

  private final StripedLock writers = new StripedLock();

  /**
   * @param listener gets every change, see {@link RoomStore}
   */
  MvRoomStore(MVStore store, Consumer<RoomChange> listener) {
    this.store = store;
    this.listener = listener;
    this.rooms = store.openMap("rooms");
    this.journal = store.openMap("journal");
  }

  @Override
  public boolean add(List<RoomChange> opening, Instant now) {
    String code = opening.get(0).room().code();
    return writers.call(
        code,
        () -> {
          if (rooms.containsKey(code)) {
            return false;
          }
          commit(opening, now);
          return true;
        });
  }

  @Override
  public Optional<Room> find(String code) {
    return Optional.ofNullable(rooms.get(code));
  }

  @Override
  public List<Room> all() {
    return new ArrayList<>(rooms.values());
  }

  @Override
  public Optional<Outcome> apply(String code, Command command, Instant now) {
    return writers.call(
        code,
        () -> {
          Room room = rooms.get(code);
          if (room == null) {
            return Optional.empty();
          }
          Outcome outcome = room.apply(command, now);
          if (outcome instanceof Outcome.Accepted accepted && !accepted.changes().isEmpty()) {
            commit(accepted.changes(), now);
          }
          return Optional.of(outcome);
        });
  }

  @Override
  public List<JournalEntry> journal(String code, long after) {
    List<JournalEntry> entries = new ArrayList<>();
    Iterator<String> keys = journal.keyIterator(key(code, after + 1));
    while (keys.hasNext()) {
      String key = keys.next();
      JournalEntry entry = key.startsWith(code) ? journal.get(key) : null;
      if (entry == null) {
        break;
      }
      entries.add(entry);
    }
    return entries;
  }

  private void commit(List<RoomChange> changes, Instant now) {
    Room room = changes.get(changes.size() - 1).room();
    commit.lock();
    try {
      if (room.phase() == Phase.CLOSED) {
        rooms.remove(room.code());
        forgetJournal(room);
      } else {
        rooms.put(room.code(), room);
        changes.forEach(change -> write(change, now));
      }
      store.commit();
    } finally {
      commit.unlock();
    }
    changes.forEach(listener);
  }

  private void write(RoomChange change, Instant now) {
    String code = change.room().code();
    long number = change.number();
    journal.put(key(code, number), new JournalEntry(number, change.event(), now));
    journal.remove(key(code, number - JOURNAL));
  }

  private void forgetJournal(Room room) {
    for (long number = room.version(); number > 0; number--) {
      if (journal.remove(key(room.code(), number)) == null && number < room.version() - JOURNAL) {
        return;
      }
    }
  }

  private static String key(String code, long number) {
    // As long as the longest number, so that texts sort like numbers.
    return code + String.format(Locale.ROOT, "%019d", number);
  }
}

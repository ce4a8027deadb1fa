package org.cometlobby.lobby.store;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The bound of all journals together, in bytes. Beyond it the events of the oldest rooms are
 * forgotten; a reader that comes back from before then gets a snapshot. A room's newest event
 * stays, so that its cursor holds.
 */
final class JournalBudget {

  private final long most;
  private final Set<Counted> oldestFirst = new LinkedHashSet<>();
  private long used;

  /**
   * @param most the bound, in bytes as {@link org.cometlobby.comet.Journal#bytes()} counts them
   */
  JournalBudget(long most) {
    this.most = most;
  }

  /** The events of one room. */
  abstract static class Counted {
    // Guarded by the budget.
    private long counted;

    /** Returns the size, as {@link org.cometlobby.comet.Journal#bytes()}. */
    abstract long bytes();

    /** Drops the older half of the events, never the newest one. */
    abstract void forgetOldest();
  }

  /** Counts a room's events, which may have grown. */
  synchronized void count(Counted room) {
    countAgain(room);
    oldestFirst.add(room);
    Iterator<Counted> rooms = oldestFirst.iterator();
    while (used > most && rooms.hasNext()) {
      Counted oldest = rooms.next();
      long before;
      do {
        before = oldest.counted;
        oldest.forgetOldest();
        countAgain(oldest);
      } while (used > most && oldest.counted < before);
      if (oldest.counted == before) {
        rooms.remove();
      }
    }
  }

  /** Forgets a room that has closed. */
  synchronized void forget(Counted room) {
    oldestFirst.remove(room);
    used -= room.counted;
    room.counted = 0;
  }

  synchronized long used() {
    return used;
  }

  private void countAgain(Counted room) {
    long bytes = room.bytes();
    used += bytes - room.counted;
    room.counted = bytes;
  }
}

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
  private final Set<Cell> oldestFirst = new LinkedHashSet<>();
  private long used;

  /**
   * @param most the bound, in bytes as {@link org.cometlobby.comet.Journal#bytes()} counts them
   */
  JournalBudget(long most) {
    this.most = most;
  }

  /** Counts a room's journal, which may have grown. */
  synchronized void count(Cell cell) {
    countAgain(cell);
    oldestFirst.add(cell);
    Iterator<Cell> rooms = oldestFirst.iterator();
    while (used > most && rooms.hasNext()) {
      Cell oldest = rooms.next();
      long before;
      do {
        before = oldest.counted;
        oldest.journal().forgetOldest();
        countAgain(oldest);
      } while (used > most && oldest.counted < before);
      if (oldest.counted == before) {
        rooms.remove();
      }
    }
  }

  /** Forgets a room that has closed. */
  synchronized void forget(Cell cell) {
    oldestFirst.remove(cell);
    used -= cell.counted;
    cell.counted = 0;
  }

  synchronized long used() {
    return used;
  }

  private void countAgain(Cell cell) {
    long bytes = cell.journal().bytes();
    used += bytes - cell.counted;
    cell.counted = bytes;
  }
}

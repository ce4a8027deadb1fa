package org.cometlobby.lobby.store;

import java.util.ArrayList;
import java.util.List;
import org.cometlobby.comet.Entry;
import org.cometlobby.comet.Journal;
import org.cometlobby.lobby.room.Room;
import org.jspecify.annotations.Nullable;

/** The place of one room in the table: the room as it is now, and its events. */
final class Cell extends JournalBudget.Counted {

  private final Journal journal;
  private volatile Room room;
  // Of the commits whose events aren't published yet, the first and the last.
  private @Nullable Unpublished first;
  private @Nullable Unpublished last;

  Cell(Room room, Journal journal) {
    this.room = room;
    this.journal = journal;
  }

  String code() {
    return room.code();
  }

  Room room() {
    return room;
  }

  Journal journal() {
    return journal;
  }

  @Override
  long bytes() {
    return journal.bytes();
  }

  @Override
  void forgetOldest() {
    journal.forgetOldest();
  }

  /** Sets the room, under the room's lock. */
  void set(Room next) {
    room = next;
  }

  /** Adds a commit to be published, under the room's lock. */
  synchronized void add(Unpublished commit) {
    if (last == null) {
      first = commit;
    } else {
      last.next = commit;
    }
    last = commit;
  }

  /** Takes the first commit, if it is durable. */
  synchronized @Nullable Unpublished takeDurable() {
    Unpublished taken = first;
    if (taken == null || !taken.written.isDurable()) {
      return null;
    }
    first = taken.next;
    if (first == null) {
      last = null;
    }
    return taken;
  }

  /** Returns the last commit that is not yet published. */
  synchronized @Nullable Unpublished last() {
    return last;
  }

  /** Returns the room's events, and those that aren't published yet. */
  synchronized List<Entry> entries() {
    List<Entry> all = new ArrayList<>(journal.entries());
    for (Unpublished commit = first; commit != null; commit = commit.next) {
      all.addAll(commit.entries);
    }
    return all;
  }
}

package org.cometlobby.lobby.store;

import java.util.List;
import java.util.Optional;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.room.RoomChange;
import org.jspecify.annotations.Nullable;

/** A commit that is not yet published, in the queue of its room. */
final class Unpublished {

  final CommitLog.Commit written;
  final List<RoomChange> changes;
  final List<Entry> entries;
  final Optional<PendingNotice> notice;
  // The next commit of the same room.
  @Nullable Unpublished next;

  /**
   * @param entries the changes as events of the wire, in the same order
   */
  Unpublished(
      CommitLog.Commit written,
      List<RoomChange> changes,
      List<Entry> entries,
      Optional<PendingNotice> notice) {
    this.written = written;
    this.changes = changes;
    this.entries = entries;
    this.notice = notice;
  }
}

package org.cometlobby.lobby.codec;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.PlayerStore.StoredPlayer;

/**
 * One record of a log: a change that is committed as a whole, or not at all. A checkpoint consists
 * of the same records, as few as lead to its state.
 */
public sealed interface LogRecord extends Line
    permits LogRecord.RoomCommit,
        LogRecord.RoomClosed,
        LogRecord.PlayerSeen,
        LogRecord.PlayersForgotten,
        LogRecord.NoticeWaits,
        LogRecord.NoticeDone,
        LogRecord.KnownCommit {

  /**
   * A change of a room. A record with all parts of a room, {@link #isWhole}, begins a new room.
   *
   * @param life the room's life
   * @param version the room's version after the change
   * @param set the parts that changed, see {@link RoomParts}
   * @param gone the names of the parts that are gone
   * @param entries the entries of the room's journal, oldest first: those of the change, which lead
   *     to the version without a gap; in a whole room, as many as are kept
   * @param notice the notice that the change makes
   * @param known the commit as its client may repeat it
   */
  record RoomCommit(
      String code,
      String life,
      long version,
      Map<String, String> set,
      Set<String> gone,
      List<Entry> entries,
      Optional<PendingNotice> notice,
      Optional<KnownCommit> known)
      implements LogRecord {

    /** Makes a change that its client can't repeat. */
    public RoomCommit(
        String code,
        String life,
        long version,
        Map<String, String> set,
        Set<String> gone,
        List<Entry> entries,
        Optional<PendingNotice> notice) {
      this(code, life, version, set, gone, entries, notice, Optional.empty());
    }

    /** Returns whether the record has all of the room, not only a change of it. */
    public boolean isWhole() {
      return set.containsKey(RoomParts.ROOM);
    }
  }

  /**
   * The close of a room, which removes it and its journal.
   *
   * @param notice the notice that the last change of the room makes
   * @param known the commit as its client may repeat it
   */
  record RoomClosed(
      String code, String life, Optional<PendingNotice> notice, Optional<KnownCommit> known)
      implements LogRecord {

    /** Makes a close that no client can repeat. */
    public RoomClosed(String code, String life, Optional<PendingNotice> notice) {
      this(code, life, notice, Optional.empty());
    }
  }

  /**
   * A new player, or a later sign of life of a player.
   *
   * @param sat whether the player ever had a seat
   * @param seen the time of the sign
   */
  record PlayerSeen(StoredPlayer player, boolean sat, Instant seen) implements LogRecord {}

  /** The removal of players. */
  record PlayersForgotten(List<String> ids) implements LogRecord {}

  /** A notice that is not yet delivered; in checkpoints, where no change makes it. */
  record NoticeWaits(PendingNotice notice) implements LogRecord {}

  /** The removal of a notice that was delivered or given up. */
  record NoticeDone(String id) implements LogRecord {}

  /**
   * A commit that its client may repeat, see {@link org.cometlobby.lobby.CommitId}; as a record of
   * its own in checkpoints.
   *
   * @param code the room's code
   * @param at the time of the commit
   */
  record KnownCommit(String id, String code, Instant at) implements LogRecord {}
}

package org.cometlobby.lobby.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.codec.LogRecord;
import org.cometlobby.lobby.codec.LogRecord.KnownCommit;
import org.cometlobby.lobby.codec.RoomParts;
import org.cometlobby.lobby.room.Phase;
import org.cometlobby.lobby.room.Room;
import org.jspecify.annotations.Nullable;

/** The records of rooms in the log. */
final class RoomRecords {

  private static final int MARK_LENGTH = 5;
  private static final String MARK_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

  private RoomRecords() {}

  /**
   * Returns the record of a commit.
   *
   * @param before the room before it, {@code null} for a new one
   * @param entries the commit's events
   */
  static LogRecord commit(
      @Nullable Room before,
      Room after,
      List<Entry> entries,
      Optional<PendingNotice> notice,
      Optional<KnownCommit> known) {
    if (after.phase() == Phase.CLOSED) {
      return new LogRecord.RoomClosed(after.code(), after.life(), notice, known);
    }
    return new LogRecord.RoomCommit(
        after.code(),
        after.life(),
        after.version(),
        before == null ? RoomParts.of(after) : RoomParts.changed(before, after),
        before == null ? Set.of() : RoomParts.gone(before, after),
        entries,
        notice,
        known);
  }

  /**
   * Returns the record of a whole room, for a checkpoint.
   *
   * @param entries its newest events
   */
  static LogRecord whole(Room room, List<Entry> entries) {
    return new LogRecord.RoomCommit(
        room.code(),
        room.life(),
        room.version(),
        RoomParts.of(room),
        Set.of(),
        entries,
        Optional.empty());
  }

  /** Returns a mark for the entries of one commit. */
  static String randomMark() {
    StringBuilder mark = new StringBuilder(MARK_LENGTH);
    for (int i = 0; i < MARK_LENGTH; i++) {
      int at = ThreadLocalRandom.current().nextInt(MARK_ALPHABET.length());
      mark.append(MARK_ALPHABET.charAt(at));
    }
    return mark.toString();
  }
}

package org.cometlobby.lobby.store;

import java.util.List;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.codec.LogRecord.KnownCommit;
import org.cometlobby.lobby.codec.LogRecord.PlayerSeen;
import org.cometlobby.lobby.room.Room;

/**
 * The state that was found in files.
 *
 * @param rooms in the order in which they were opened
 * @param players each with its last sign of life
 * @param notices the notices that are not yet delivered, oldest first
 * @param commits the commits that their clients may repeat, if they are recent
 */
record Recovered(
    List<RecoveredRoom> rooms,
    List<PlayerSeen> players,
    List<PendingNotice> notices,
    List<KnownCommit> commits) {

  /**
   * A room with its journal.
   *
   * @param entries oldest first, the last one with the room's version
   */
  record RecoveredRoom(Room room, List<Entry> entries) {}
}

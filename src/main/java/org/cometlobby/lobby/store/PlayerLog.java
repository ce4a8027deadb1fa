package org.cometlobby.lobby.store;

import java.time.Instant;
import java.util.List;
import org.cometlobby.lobby.PlayerStore.StoredPlayer;

/**
 * The listener to a {@link PlayerTable}, for a log on disk. Called on the thread of the change,
 * outside the table's locks.
 */
public interface PlayerLog {

  /** A log that keeps nothing. */
  PlayerLog NONE =
      new PlayerLog() {
        @Override
        public void seen(StoredPlayer player, boolean sat, Instant at) {}

        @Override
        public void forgotten(List<String> playerIds) {}
      };

  /**
   * Notes a player: a new one before anybody learns of it, later the first sign of life of each day
   * (UTC), and the first seat.
   *
   * @param sat whether the player ever had a seat
   */
  void seen(StoredPlayer player, boolean sat, Instant at);

  /** Notes that players are forgotten: some ids, at most 1,000 in one call. */
  void forgotten(List<String> playerIds);
}

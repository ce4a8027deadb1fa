package org.cometlobby.lobby.store;

import java.time.Instant;
import java.util.List;
import org.cometlobby.lobby.PlayerStore.StoredPlayer;
import org.cometlobby.lobby.UnavailableException;

/**
 * The listener to a {@link PlayerTable}, for a log on disk. Called on the thread of the change,
 * outside the table's lock.
 */
public interface PlayerLog {

  /** A log that keeps nothing. */
  PlayerLog NONE =
      new PlayerLog() {
        @Override
        public void checkAvailable() {}

        @Override
        public void added(StoredPlayer player, Instant at) {}

        @Override
        public void seen(StoredPlayer player, boolean sat, Instant at) {}

        @Override
        public Runnable forgotten(List<String> playerIds) {
          return () -> {};
        }
      };

  /**
   * Checks whether players can be noted now. Called before a new player takes up memory.
   *
   * @throws UnavailableException if they can't
   */
  void checkAvailable();

  /**
   * Notes a new player, and returns once the note is durable.
   *
   * @throws UnavailableException if that takes too long; it may still become durable
   */
  void added(StoredPlayer player, Instant at);

  /**
   * Notes a player's first sign of life of each day (UTC), and the first seat. Returns at once: a
   * request that only reads doesn't wait for the disk.
   *
   * @param sat whether the player ever had a seat
   */
  void seen(StoredPlayer player, boolean sat, Instant at);

  /**
   * Notes that players are forgotten: some ids, at most 1,000 in one call. Returns at once.
   *
   * @return waits until the note is durable; throws {@link UnavailableException} if that takes too
   *     long
   */
  Runnable forgotten(List<String> playerIds);
}

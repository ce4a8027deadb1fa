package org.cometlobby.lobby;

import java.util.Optional;
import org.cometlobby.lobby.room.Player;

/** The store of players. */
public interface PlayerStore {

  /** Keeps a new player. */
  void add(StoredPlayer player);

  Optional<StoredPlayer> find(String playerId);

  /**
   * A player with the hash of the player's secret.
   *
   * @param secretHash a hash of the secret; the secret itself is not stored
   */
  record StoredPlayer(Player player, String secretHash) {}
}

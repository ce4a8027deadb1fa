package org.cometlobby.lobby;

import java.util.Optional;
import org.cometlobby.lobby.room.Player;

/** Where players are kept. */
public interface PlayerStore {

  /** Keeps a new player. */
  void add(StoredPlayer player);

  Optional<StoredPlayer> find(String playerId);

  /**
   * A player, and what the store may know of the player's secret.
   *
   * @param secretHash a hash of it; the secret itself is kept nowhere
   */
  record StoredPlayer(Player player, String secretHash) {}
}

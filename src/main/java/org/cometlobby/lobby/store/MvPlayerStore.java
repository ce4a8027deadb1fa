package org.cometlobby.lobby.store;

import java.util.Optional;
import org.cometlobby.lobby.PlayerStore;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** Players in an embedded MVStore. */
final class MvPlayerStore implements PlayerStore {

  private final MVMap<String, StoredPlayer> players;

  MvPlayerStore(MVStore store) {
    this.players = store.openMap("players");
  }

  @Override
  public void add(StoredPlayer player) {
    players.put(player.player().id(), player);
  }

  @Override
  public Optional<StoredPlayer> find(String playerId) {
    return Optional.ofNullable(players.get(playerId));
  }
}

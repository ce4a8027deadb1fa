package org.cometlobby.lobby.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.cometlobby.lobby.LobbyLimits;
import org.cometlobby.lobby.PlayerStore;
import org.cometlobby.lobby.RoomChanges;
import org.cometlobby.lobby.RoomStore;
import org.h2.mvstore.MVStore;

/**
 * The producer of the stores: in this process, in memory. The one place to change for another
 * store.
 */
@ApplicationScoped
public class StoreProducer {

  /**
   * Opens a store in which only the adapters commit, so that no commit falls between a room and its
   * journal.
   */
  @Produces
  @Singleton
  MVStore open() {
    return new MVStore.Builder().autoCommitDisabled().open();
  }

  void close(@Disposes MVStore store) {
    store.close();
  }

  @Produces
  @ApplicationScoped
  RoomStore rooms(MVStore store, RoomChanges changes) {
    return new MvRoomStore(store, changes::publish);
  }

  @Produces
  @ApplicationScoped
  PlayerStore players(InstantSource clock, LobbyLimits limits) {
    return new PlayerTable(clock, limits.settings().players(), PlayerLog.NONE);
  }
}

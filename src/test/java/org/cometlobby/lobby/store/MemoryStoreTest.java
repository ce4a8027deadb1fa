package org.cometlobby.lobby.store;

import java.util.Optional;

/** The stores in memory only. */
class MemoryStoreTest extends RoomStoreContract {

  @Override
  EmbeddedStore open() {
    return EmbeddedStores.open(Optional.empty(), told, noticed);
  }
}

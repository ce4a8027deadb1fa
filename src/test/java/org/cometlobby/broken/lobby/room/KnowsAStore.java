package org.cometlobby.broken.lobby.room;

import org.cometlobby.broken.lobby.store.KnowsTheApi;

final class KnowsAStore {
  KnowsTheApi known;
}

package org.cometlobby.broken.lobby.page;

import org.cometlobby.broken.lobby.store.KnowsTheApi;

final class KnowsTheStore {
  KnowsTheApi known;
}

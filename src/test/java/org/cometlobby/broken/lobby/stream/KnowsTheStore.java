package org.cometlobby.broken.lobby.stream;

import org.cometlobby.broken.lobby.store.KnowsTheApi;

final class KnowsTheStore {
  KnowsTheApi known;
}

package org.cometlobby.broken.lobby.operator;

import org.cometlobby.broken.lobby.store.KnowsTheApi;

final class KnowsTheStore {
  KnowsTheApi known;
}

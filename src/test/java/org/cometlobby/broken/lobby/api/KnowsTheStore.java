package org.cometlobby.broken.lobby.api;

import org.cometlobby.broken.lobby.store.KnowsTheApi;

public final class KnowsTheStore {
  KnowsTheApi known;
}

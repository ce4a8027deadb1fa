package org.cometlobby.broken.lobby.game;

import org.cometlobby.broken.lobby.api.KnowsTheStore;

final class KnowsTheApi {
  KnowsTheStore known;
}

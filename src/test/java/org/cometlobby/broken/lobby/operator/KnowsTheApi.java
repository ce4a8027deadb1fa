package org.cometlobby.broken.lobby.operator;

import org.cometlobby.broken.lobby.api.KnowsTheStore;

final class KnowsTheApi {
  KnowsTheStore known;
}

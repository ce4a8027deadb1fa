package org.cometlobby.broken.limits;

import org.cometlobby.broken.lobby.KnowsTheApi;

final class KnowsTheLobby {
  KnowsTheApi known;
}

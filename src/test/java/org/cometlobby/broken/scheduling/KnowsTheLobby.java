package org.cometlobby.broken.scheduling;

import org.cometlobby.broken.lobby.KnowsTheApi;

final class KnowsTheLobby {
  KnowsTheApi known;
}

package org.cometlobby.broken.settings;

import org.cometlobby.broken.lobby.KnowsTheApi;

final class KnowsTheLobby {
  KnowsTheApi known;
}

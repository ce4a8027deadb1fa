package org.cometlobby.broken.settings;

import org.cometlobby.broken.lobby.Room;

final class KnowsTheLobby {
  Room known;
}

package org.cometlobby.broken.limits;

import org.cometlobby.broken.lobby.Room;

final class KnowsTheLobby {
  Room known;
}

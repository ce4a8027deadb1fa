package org.cometlobby.broken.lobby.room;

import java.util.Timer;

final class KnowsATimer {
  Timer known;
}

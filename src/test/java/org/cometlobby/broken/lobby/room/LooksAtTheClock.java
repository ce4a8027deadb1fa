package org.cometlobby.broken.lobby.room;

import java.time.Instant;

final class LooksAtTheClock {
  Instant known = Instant.now();
}

package org.cometlobby.broken.lobby.room;

import java.time.InstantSource;

final class KnowsAClock {
  InstantSource known;
}

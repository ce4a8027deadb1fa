package org.cometlobby.broken.lobby.room;

import jakarta.inject.Inject;

final class KnowsCdi {
  @Inject Object known;
}

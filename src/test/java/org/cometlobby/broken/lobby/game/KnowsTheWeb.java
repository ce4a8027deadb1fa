package org.cometlobby.broken.lobby.game;

import org.cometlobby.broken.lobby.web.KnowsTheStore;

final class KnowsTheWeb {
  KnowsTheStore known;
}

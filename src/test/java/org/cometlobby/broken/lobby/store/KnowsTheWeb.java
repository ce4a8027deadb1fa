package org.cometlobby.broken.lobby.store;

import org.assertj.core.api.Assertions;
import org.cometlobby.broken.lobby.web.KnowsTheStore;

public final class KnowsTheWeb {
  KnowsTheStore known;
  Assertions foreign;
}

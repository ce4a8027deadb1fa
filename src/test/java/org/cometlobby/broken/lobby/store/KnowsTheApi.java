package org.cometlobby.broken.lobby.store;

import org.assertj.core.api.Assertions;
import org.cometlobby.broken.lobby.api.KnowsTheStore;

public final class KnowsTheApi {
  KnowsTheStore known;
  Assertions foreign;
}

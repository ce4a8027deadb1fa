package org.cometlobby.broken.lobby.web;

import org.cometlobby.broken.lobby.store.KnowsTheWeb;

public final class KnowsTheStore {
  KnowsTheWeb known;
}

package org.cometlobby.broken.comet;

import org.cometlobby.broken.comet.engine.KnowsTheServlet;

public final class KnowsTheEngine {
  KnowsTheServlet known;
}

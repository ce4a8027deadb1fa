package org.cometlobby.broken.comet.engine;

import org.cometlobby.broken.comet.KnowsTheEngine;
import org.cometlobby.broken.comet.servlet.KnowsTheLobby;

public final class KnowsTheServlet {
  KnowsTheLobby known;
  KnowsTheEngine cycle;
}

package org.cometlobby.broken.lobby.wire;

import org.cometlobby.broken.lobby.http.KnowsJaxRs;

public final class KnowsHttp {
  KnowsJaxRs known;
}

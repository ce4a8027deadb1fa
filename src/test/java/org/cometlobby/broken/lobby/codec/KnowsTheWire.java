package org.cometlobby.broken.lobby.codec;

import org.cometlobby.broken.lobby.wire.KnowsHttp;

public final class KnowsTheWire {
  KnowsHttp known;
}

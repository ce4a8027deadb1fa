package org.cometlobby.broken.multipart;

import org.cometlobby.broken.comet.KnowsTheEngine;

final class KnowsTheApi {
  KnowsTheEngine known;
}

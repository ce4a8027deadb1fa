package org.cometlobby.broken.lobby;

import io.github.bucket4j.Bucket;

final class KnowsTheBuckets {
  Bucket known;
}

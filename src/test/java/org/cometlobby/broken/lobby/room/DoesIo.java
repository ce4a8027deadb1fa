package org.cometlobby.broken.lobby.room;

import java.io.InputStream;

final class DoesIo {
  InputStream known;
}

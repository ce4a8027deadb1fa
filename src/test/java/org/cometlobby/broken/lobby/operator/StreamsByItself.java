package org.cometlobby.broken.lobby.operator;

import org.cometlobby.comet.Comet;
import org.cometlobby.comet.Push;

final class StreamsByItself {
  @Comet("/figures")
  void figures(Push<String> push) {}
}

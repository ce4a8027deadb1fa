package org.cometlobby.it.comet.unfit;

import jakarta.enterprise.context.ApplicationScoped;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.Push;

/** A method with an invalid path. */
@ApplicationScoped
public class NoPath {

  @Comet("news?of=x")
  void news(Push<String> push) {}
}

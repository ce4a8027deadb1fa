package org.cometlobby.it.comet.unfit;

import jakarta.enterprise.context.ApplicationScoped;
import org.cometlobby.comet.Comet;

/** A method that has nothing to send with. */
@ApplicationScoped
public class NoShape {

  @Comet("/news")
  void news() {}
}

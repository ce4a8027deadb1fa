package org.cometlobby.it.comet.unfit;

import jakarta.enterprise.context.ApplicationScoped;
import org.cometlobby.comet.Comet;

/** A method with neither a Push nor a return value. */
@ApplicationScoped
public class NoShape {

  @Comet("/news")
  void news() {}
}

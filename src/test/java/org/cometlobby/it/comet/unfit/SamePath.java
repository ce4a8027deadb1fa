package org.cometlobby.it.comet.unfit;

import jakarta.enterprise.context.ApplicationScoped;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.PathParam;
import org.cometlobby.comet.Push;

/** Two methods whose paths match the same requests. */
@ApplicationScoped
public class SamePath {

  @Comet("/news/{of}")
  void news(Push<String> push, @PathParam("of") String of) {}

  @Comet("/news/{topic}")
  void olds(Push<String> push, @PathParam("topic") String topic) {}
}

package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.Push;

/** The smallest example, and the origin of the project: a room that waits, then starts. */
@ApplicationScoped
public class WaitingRoom {

  @Comet("/comet_wait")
  void waitAndStart(Push<String> push) throws InterruptedException {
    push.send("waiting...");
    Thread.sleep(5_000); // replace with real code
    push.send("start");
  }
}

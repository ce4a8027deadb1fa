package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/** The time by which the lobby goes. */
@ApplicationScoped
public class LobbyClock {

  @Produces
  @ApplicationScoped
  InstantSource time() {
    return InstantSource.system();
  }
}

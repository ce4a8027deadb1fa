package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** The producer of the lobby's clock, which ticks in milliseconds, the unit of the wire. */
@ApplicationScoped
public class ClockProducer {

  @Produces
  @ApplicationScoped
  InstantSource time() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }
}

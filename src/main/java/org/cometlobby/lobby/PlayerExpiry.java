package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Future;
import org.cometlobby.scheduling.Scheduler;

/** The periodic task that lets the store forget players. */
@ApplicationScoped
public class PlayerExpiry {

  private static final Duration PERIOD = Duration.ofMinutes(1);

  void start(
      @Observes @Initialized(ApplicationScoped.class) Object application,
      Scheduler scheduler,
      PlayerStore players) {
    Future<?> unused = scheduler.repeat(PERIOD, "The expiry of players", players::forgetExpired);
  }
}

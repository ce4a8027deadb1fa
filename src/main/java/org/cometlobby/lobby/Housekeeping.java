package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Future;
import org.cometlobby.scheduling.Scheduler;

/** The periodic tasks that free the memory of a lobby in which nothing happens. */
@ApplicationScoped
public class Housekeeping {

  private static final Duration PERIOD = Duration.ofMinutes(1);

  void start(
      @Observes @Initialized(ApplicationScoped.class) Object application,
      Scheduler scheduler,
      PlayerStore players,
      RoomStore rooms,
      LobbyLimits limits,
      InstantSource clock) {
    repeat(scheduler, "The expiry of players", players::forgetExpired);
    repeat(scheduler, "The expiry of commits", () -> rooms.forgetExpired(clock.instant()));
    repeat(scheduler, "The expiry of limits", limits::forgetFull);
  }

  private static void repeat(Scheduler scheduler, String name, Runnable task) {
    Future<?> unused = scheduler.repeat(PERIOD, name, task);
  }
}

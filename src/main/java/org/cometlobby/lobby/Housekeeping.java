package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
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
    start(PERIOD, scheduler, players, rooms, limits, clock);
  }

  static void start(
      Duration period,
      Scheduler scheduler,
      PlayerStore players,
      RoomStore rooms,
      LobbyLimits limits,
      InstantSource clock) {
    Map.<String, Runnable>of(
            "The expiry of players", players::forgetExpired,
            "The expiry of commits", () -> rooms.forgetExpired(clock.instant()),
            "The expiry of limits", limits::forgetFull)
        .forEach(
            (what, task) -> {
              Future<?> unused = scheduler.repeat(period, what, task);
            });
  }
}

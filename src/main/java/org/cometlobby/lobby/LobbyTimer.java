package org.cometlobby.lobby;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks each room to do what is due when it is. The time itself is in the room, so a timer that
 * comes too late or twice finds nothing to do.
 */
@ApplicationScoped
public class LobbyTimer {

  private static final Logger LOG = System.getLogger(LobbyTimer.class.getName());

  private record Alarm(Instant at, Future<?> task) {}

  private final Map<String, Alarm> alarms = new HashMap<>();

  @Inject LobbyBean lobby;
  @Inject InstantSource clock;

  @SuppressWarnings("NullAway.Init") // by the container
  @Resource
  ManagedScheduledExecutorService scheduler;

  void plan(@Observes RoomChange change) {
    plan(change.room());
  }

  private synchronized void plan(Room room) {
    Alarm planned = alarms.get(room.code());
    Optional<Instant> deadline = room.nextDeadline();
    if (Optional.ofNullable(planned).map(Alarm::at).equals(deadline)) {
      return;
    }
    cancel(planned);
    alarms.remove(room.code());
    deadline.ifPresent(at -> set(room.code(), at));
  }

  private void set(String code, Instant at) {
    long millis = Math.max(0, Duration.between(clock.instant(), at).toMillis());
    try {
      Future<?> task = scheduler.schedule(() -> ring(code), millis, TimeUnit.MILLISECONDS);
      alarms.put(code, new Alarm(at, task));
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "The application stops: nothing is due any more", e);
    }
  }

  private void ring(String code) {
    synchronized (this) {
      alarms.remove(code);
    }
    try {
      lobby.tick(code);
      // It may have come too early by the grain of a clock, and then nothing has changed.
      lobby.find(code).ifPresent(this::plan);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, () -> "What is due in room " + code + " can't be done", e);
    }
  }

  private static void cancel(@Nullable Alarm alarm) {
    if (alarm != null) {
      alarm.task().cancel(false);
    }
  }
}

package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.scheduling.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The timer that sends each room a {@link Command.Tick} at the room's next deadline. The deadline
 * is in the room, so a tick that comes late or twice does no harm.
 */
@ApplicationScoped
public class LobbyTimer {

  private record Alarm(Instant at, Future<?> task) {}

  private final Map<String, Alarm> alarms = new HashMap<>();

  @Inject RoomStore rooms;
  @Inject InstantSource clock;
  @Inject Scheduler scheduler;

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
    Duration delay = Duration.between(clock.instant(), at);
    Future<?> task = scheduler.schedule(delay, "What was due in room " + code, () -> ring(code));
    alarms.put(code, new Alarm(at, task));
  }

  private void ring(String code) {
    synchronized (this) {
      alarms.remove(code);
    }
    rooms.apply(code, new Command.Tick(), clock.instant());
    // A coarse clock may make the tick too early, so that nothing has changed.
    rooms.find(code).ifPresent(this::plan);
  }

  private static void cancel(@Nullable Alarm alarm) {
    if (alarm != null) {
      alarm.task().cancel(false);
    }
  }
}

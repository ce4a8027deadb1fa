package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
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

/**
 * The timer that sends each room a {@link Command.Tick} at the room's next deadline. The deadline
 * is in the room, so a tick that comes early, late or twice does no harm.
 */
@ApplicationScoped
public class LobbyTimer {

  /** The time to the next try after a tick that failed, as when the disk is full. */
  private static final Duration RETRY = Duration.ofSeconds(1);

  private record Alarm(Instant at, Future<?> task) {}

  private final Map<String, Alarm> alarms = new HashMap<>();

  @Inject RoomStore rooms;
  @Inject LobbySettings settings;
  @Inject InstantSource clock;
  @Inject Scheduler scheduler;

  /** Plans what is due in the rooms that an earlier process left. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
    rooms.restored().forEach(this::plan);
  }

  void plan(@Observes RoomChange change) {
    plan(change.room());
  }

  /**
   * Sets the alarm of a room. An earlier alarm stays: it rings early, and plans again. So a
   * message, which only moves the expiry of its room, sets no new alarm, and a {@link #ring} that
   * has found an older state of the room takes no alarm away.
   */
  void plan(Room room) {
    Optional<Instant> deadline = room.nextDeadline(settings.expiry());
    if (deadline.isEmpty()) {
      cancel(room.code());
    } else {
      set(room.code(), deadline.get());
    }
  }

  private synchronized void set(String code, Instant at) {
    Alarm planned = alarms.get(code);
    if (planned != null && !planned.at().isAfter(at)) {
      return;
    }
    cancel(code);
    Duration delay = Duration.between(clock.instant(), at);
    Future<?> task =
        scheduler.schedule(delay, "What was due in room " + code, () -> ring(code, at));
    alarms.put(code, new Alarm(at, task));
  }

  private synchronized void cancel(String code) {
    Alarm planned = alarms.remove(code);
    if (planned != null) {
      planned.task().cancel(false);
    }
  }

  private void ring(String code, Instant at) {
    synchronized (this) {
      // An alarm that rings while an earlier one replaces it must not remove that one.
      alarms.computeIfPresent(code, (same, alarm) -> alarm.at().equals(at) ? null : alarm);
    }
    try {
      Command tick = new Command.Tick(Optional.of(settings.expiry()));
      // Without a wait: the ticks of many rooms may be due at the same moment.
      rooms.begin(code, tick, clock.instant(), Optional.empty());
      // The deadline may be later than when the alarm was set, and a coarse clock may make the tick
      // too early, so that nothing has changed.
      rooms.find(code).ifPresent(this::plan);
    } catch (UnavailableException e) {
      // The store has logged it, once for all rooms.
      set(code, clock.instant().plus(RETRY));
    } catch (RuntimeException e) {
      set(code, clock.instant().plus(RETRY));
      throw e;
    }
  }
}

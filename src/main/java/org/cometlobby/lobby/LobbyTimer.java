package org.cometlobby.lobby;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.cometlobby.lobby.DeadlineQueue.Deadline;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.scheduling.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The timer that sends each room a {@link Command.Tick} at the room's next deadline. The deadline
 * is in the room, so a tick that comes early, late or twice does no harm.
 *
 * <p>All deadlines are in one queue, and one wake-up is planned for the first of them. A room
 * leaves the queue only when its tick has found the next deadline, or none; so whatever fails, the
 * tick is tried again. A watch finds what a lost wake-up or a stuck tick has left.
 */
@ApplicationScoped
public class LobbyTimer {

  private static final Logger LOG = System.getLogger(LobbyTimer.class.getName());

  /** The time to the next try after a tick that failed, as when the disk is full. */
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** A deadline that is older than this is overdue. */
  private static final Duration LATE = Duration.ofSeconds(5);

  private static final Duration WATCH = Duration.ofSeconds(10);

  // Guarded by this.
  private final DeadlineQueue queue = new DeadlineQueue();
  private @Nullable Future<?> wakeUp;
  private Instant wakeUpAt = Instant.MAX;
  private long lateTicks;

  @Inject RoomStore rooms;
  @Inject LobbySettings settings;
  @Inject InstantSource clock;
  @Inject Scheduler scheduler;

  /** Plans what is due in the rooms that an earlier process left, and begins the watch. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
    rooms.restored().forEach(this::plan);
    Future<?> unused = scheduler.repeat(WATCH, "The watch over overdue rooms", this::watch);
  }

  void plan(@Observes @Priority(LIBRARY_BEFORE) RoomChange change) {
    plan(change.room());
  }

  /**
   * Puts a room into the queue. An earlier deadline stays: its tick finds the later one. So a
   * message, which only moves the expiry of its room, moves nothing here.
   */
  void plan(Room room) {
    Optional<Instant> deadline = room.nextDeadline(settings.expiry());
    synchronized (this) {
      if (deadline.isEmpty()) {
        put(room.code());
      } else if (queue.putIfEarlier(room.code(), deadline.get())) {
        wakeUpBy(deadline.get());
      }
    }
  }

  /**
   * Puts a room into the queue as it is now, or takes it out. It is looked up within the monitor: a
   * change until here is found, and a later one is planned after this.
   */
  private synchronized void put(String code) {
    Optional<Instant> deadline =
        rooms.find(code).flatMap(room -> room.nextDeadline(settings.expiry()));
    queue.put(code, deadline);
    deadline.ifPresent(this::wakeUpBy);
  }

  /** Plans the wake-up, unless an earlier one is planned. */
  private synchronized void wakeUpBy(Instant at) {
    if (!at.isBefore(wakeUpAt)) {
      return;
    }
    if (wakeUp != null) {
      wakeUp.cancel(false);
    }
    wakeUpAt = at;
    // The scheduler counts in whole milliseconds: rather late by one than early.
    Duration delay = Duration.between(clock.instant(), at).plusMillis(1);
    wakeUp = scheduler.schedule(delay, "What was due in the rooms", this::wakeUp);
  }

  private void wakeUp() {
    List<Deadline> due;
    synchronized (this) {
      wakeUp = null;
      wakeUpAt = Instant.MAX;
      Instant now = clock.instant();
      // Before the ticks, so that none of them can hold up the rooms after it.
      queue.firstAfter(now).ifPresent(this::wakeUpBy);
      due = queue.takeDue(now);
    }
    tick(due);
  }

  /** Ticks the rooms that are overdue, even those whose tick is under way. */
  void watch() {
    List<Deadline> overdue;
    synchronized (this) {
      overdue = queue.until(clock.instant().minus(LATE));
    }
    if (!overdue.isEmpty()) {
      LOG.log(Level.WARNING, "In {0} rooms something is overdue", overdue.size());
      tick(overdue);
    }
  }

  private void tick(List<Deadline> due) {
    for (int i = 0; i < due.size(); i++) {
      try {
        tick(due.get(i));
      } catch (UnavailableException e) {
        // The store has logged it, once for all rooms.
        again(due.subList(i, due.size()));
        return;
      } catch (Throwable t) {
        LOG.log(Level.ERROR, "What was due in room " + due.get(i).code() + " has failed", t);
        again(due.subList(i, i + 1));
      }
    }
  }

  private void tick(Deadline deadline) {
    Instant now = clock.instant();
    Command tick = new Command.Tick(Optional.of(settings.expiry()));
    // Without a wait: the ticks of many rooms may be due at the same moment.
    rooms.begin(deadline.code(), tick, now, Optional.empty());
    synchronized (this) {
      put(deadline.code());
      if (!now.isBefore(deadline.at().plus(LATE))) {
        lateTicks++;
      }
    }
  }

  private synchronized void again(List<Deadline> failed) {
    queue.putBack(failed);
    wakeUpBy(clock.instant().plus(RETRY));
  }

  /** Returns the number of rooms in which something has been due for more than five seconds. */
  public synchronized int overdue() {
    return queue.until(clock.instant().minus(LATE)).size();
  }

  /** Returns the number of ticks that came more than five seconds late, since the start. */
  public synchronized long lateTicks() {
    return lateTicks;
  }

  /** Returns the number of rooms that wait for a deadline. */
  synchronized int planned() {
    return queue.size();
  }
}

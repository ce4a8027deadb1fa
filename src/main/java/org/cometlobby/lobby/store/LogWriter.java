package org.cometlobby.lobby.store;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes to the logs. It writes whatever waits as one group, while the next
 * group gathers. Interrupts don't end it, only {@link #close}.
 */
final class LogWriter implements Runnable {

  private static final Logger LOG = System.getLogger(LogWriter.class.getName());

  /** The most bytes that wait, beyond which an append waits, too. */
  static final long MAX_WAITING = 64L << 20;

  private static final Duration RETRY = Duration.ofMillis(200);
  private static final Duration FORCE_EACH = Duration.ofSeconds(1);

  private final Logs logs;
  private final Durability durability;
  private final InstantSource clock;

  // Guarded by this.
  private Group gathering = new Group();
  private Group writing = new Group();
  private long takenAt;
  private boolean closing;
  private boolean ended;
  private boolean dead;

  // Of the writer's thread only.
  private long forcedAt = System.nanoTime();
  private volatile @Nullable Instant unavailableSince;

  LogWriter(Logs logs, Durability durability, InstantSource clock) {
    this.logs = logs;
    this.durability = durability;
    this.clock = clock;
    writing.durable();
  }

  /** Returns since when the disk has failed; empty if it works. */
  Optional<Instant> unavailableSince() {
    return Optional.ofNullable(unavailableSince);
  }

  /** Returns whether a line that is appended now is written. */
  synchronized boolean isOpen() {
    return !closing && !ended;
  }

  /** Returns whether the thread has ended out of order, so that only a restart helps. */
  synchronized boolean isDead() {
    return dead;
  }

  /** Returns whether the disk has neither taken a group in time nor failed. */
  synchronized boolean isStuck() {
    return !writing.isDurable() && System.nanoTime() - takenAt > Group.PATIENCE.toNanos();
  }

  /** Adds a line to the group that gathers. */
  synchronized Group append(byte[] line) {
    boolean interrupted = false;
    while (gathering.records() > 0
        && gathering.size() + (long) line.length > MAX_WAITING
        && unavailableSince == null
        && !ended) {
      interrupted |= !waitFor(RETRY);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (ended) {
      throw Group.unavailable();
    }
    if (gathering.records() == 0) {
      notifyAll();
    }
    gathering.add(line);
    return gathering;
  }

  /** Returns a commit that is durable once everything is that was appended so far. */
  synchronized CommitLog.Commit last() {
    return gathering.records() > 0 ? gathering : writing;
  }

  /** Makes the thread end once everything is written, or once a last attempt has failed. */
  synchronized void close() {
    closing = true;
    notifyAll();
  }

  @Override
  public void run() {
    try {
      for (Group group = next(); group != null; group = next()) {
        commit(group);
        logs.nextIfBig();
      }
    } catch (RuntimeException | Error e) {
      die(e);
    }
  }

  private synchronized void die(Throwable cause) {
    dead = true;
    ended = true;
    if (!writing.isDurable()) {
      writing.lost();
    }
    gathering.lost();
    gathering = new Group();
    notifyAll();
    LOG.log(
        Level.ERROR,
        "The thread that writes the log has ended, changes are refused until a restart",
        cause);
  }

  /** Returns the next group; an empty one if the file is to be forced; null at the end. */
  private synchronized @Nullable Group next() {
    while (gathering.records() == 0) {
      boolean forced = logs.current().isForced();
      if (ended || (closing && forced)) {
        ended = true;
        return null;
      }
      Duration left = forced ? FORCE_EACH : FORCE_EACH.minusNanos(System.nanoTime() - forcedAt);
      if (closing || left.isNegative() || left.isZero() || logs.isRetryDue()) {
        return new Group();
      }
      waitFor(left);
    }
    writing = gathering;
    takenAt = System.nanoTime();
    gathering = new Group();
    notifyAll();
    return writing;
  }

  private void commit(Group group) {
    @Nullable Long giveUpAt = null;
    while (!tried(group)) {
      synchronized (this) {
        if (closing && giveUpAt == null) {
          giveUpAt = System.nanoTime() + Group.PATIENCE.toNanos();
        }
        if (giveUpAt != null && System.nanoTime() - giveUpAt >= 0) {
          giveUp(group);
          return;
        }
        waitFor(RETRY);
      }
    }
    group.durable();
  }

  private boolean tried(Group group) {
    try {
      byte[] bytes = group.bytes();
      boolean due = System.nanoTime() - forcedAt >= FORCE_EACH.toNanos();
      boolean force = durability == Durability.COMMIT || due || bytes.length == 0;
      logs.current().append(bytes, force);
      if (force) {
        forcedAt = System.nanoTime();
      }
      worked();
      return true;
    } catch (IOException | RuntimeException | Error e) {
      // Also when the memory is full: it may have room again, and this is the only thread to write.
      failed(e);
      return false;
    }
  }

  private void worked() {
    Instant since = unavailableSince;
    if (since != null) {
      unavailableSince = null;
      // The disk may have dropped what an attempt to force it has reported as failed.
      logs.wantNext();
      LOG.log(
          Level.INFO,
          "The log {0} can be written again, after {1} s",
          logs.current().path(),
          Duration.between(since, clock.instant()).toSeconds());
    }
  }

  private void failed(Throwable e) {
    if (unavailableSince == null) {
      unavailableSince = clock.instant();
      synchronized (this) {
        notifyAll();
      }
      LOG.log(
          Level.ERROR,
          "The log "
              + logs.current().path()
              + " can't be written, changes are refused until it can",
          e);
    }
  }

  /** Loses a group, and all that gather behind it, at the end of a lobby whose disk has failed. */
  private synchronized void giveUp(Group group) {
    LOG.log(
        Level.ERROR,
        "{0} changes are lost: the log {1} could not be written until the end",
        group.records() + gathering.records(),
        logs.current().path());
    ended = true;
    group.lost();
    gathering.lost();
    gathering = new Group();
  }

  /**
   * Waits for a notice, or for a time.
   *
   * @return false if the thread was interrupted: the container interrupts its threads before it
   *     closes the log, which needs its own until then
   */
  @SuppressWarnings("WaitNotInLoop") // the callers look again
  private synchronized boolean waitFor(Duration time) {
    try {
      wait(Math.max(1, time.toMillis()));
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}

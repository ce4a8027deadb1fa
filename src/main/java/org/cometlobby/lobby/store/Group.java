package org.cometlobby.lobby.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cometlobby.lobby.UnavailableException;

/** Records that become durable together. */
final class Group implements CommitLog.Commit {

  /** The time after which a change is refused that is not durable yet. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  // Guarded by the writer's lock until the writer has taken the group.
  private final List<byte[]> lines = new ArrayList<>();
  private int size;

  private final CompletableFuture<Void> done = new CompletableFuture<>();

  void add(byte[] line) {
    lines.add(line);
    size += line.length;
  }

  /** Returns the size in bytes. */
  int size() {
    return size;
  }

  int records() {
    return lines.size();
  }

  byte[] bytes() {
    byte[] bytes = new byte[size];
    int at = 0;
    for (byte[] line : lines) {
      System.arraycopy(line, 0, bytes, at, line.length);
      at += line.length;
    }
    return bytes;
  }

  void durable() {
    done.complete(null);
  }

  /** Gives the records up. */
  void lost() {
    done.completeExceptionally(unavailable());
  }

  @Override
  public boolean isDurable() {
    return done.isDone() && !done.isCompletedExceptionally();
  }

  @Override
  public void await() {
    if (!Uninterrupted.wait(this::isDurableWithin, PATIENCE)) {
      throw unavailable();
    }
  }

  private boolean isDurableWithin(long nanos) throws InterruptedException {
    try {
      done.get(nanos, TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    }
  }

  @Override
  public void whenDurable(Runnable action) {
    CompletableFuture<Void> unused = done.thenRun(action);
  }

  static UnavailableException unavailable() {
    return new UnavailableException(
        "The lobby's disk takes no changes at the moment; this one may still be made", RETRY_AFTER);
  }
}

package org.cometlobby.lobby.game;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The lane of one game on threads that all games share: its tasks run one after another, so that
 * one that takes long holds up those of its own game alone.
 */
final class Lane implements Executor {

  private final Executor threads;

  // Guarded by this.
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;

  Lane(Executor threads) {
    this.threads = threads;
  }

  /**
   * Runs a task, after those that were given before it.
   *
   * @param task must not throw
   * @throws java.util.concurrent.RejectedExecutionException when there is no thread for it
   */
  @Override
  public void execute(Runnable task) {
    synchronized (this) {
      waiting.add(task);
      if (busy) {
        return;
      }
      busy = true;
    }
    boolean begun = false;
    try {
      threads.execute(this::run);
      begun = true;
    } finally {
      if (!begun) {
        drop(task);
      }
    }
  }

  private synchronized void drop(Runnable task) {
    waiting.remove(task);
    busy = false;
  }

  private void run() {
    for (Runnable task = next(); task != null; task = next()) {
      task.run();
    }
  }

  private synchronized @Nullable Runnable next() {
    Runnable next = waiting.poll();
    busy = next != null;
    return next;
  }
}

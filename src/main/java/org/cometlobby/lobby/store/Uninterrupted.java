package org.cometlobby.lobby.store;

import java.time.Duration;

/** Waiting that an interrupt doesn't end; an interrupted thread stays interrupted. */
final class Uninterrupted {

  private Uninterrupted() {}

  /** A wait as the JDK has it. */
  interface Wait {
    /** Returns whether the end has come. */
    boolean nanos(long nanos) throws InterruptedException;
  }

  /** Waits for a thread's end. */
  static void join(Thread thread, Duration most) {
    wait(
        nanos -> {
          thread.join(Math.max(1, nanos / 1_000_000));
          return !thread.isAlive();
        },
        most);
  }

  /** Returns false if the time was over first. */
  static boolean wait(Wait wait, Duration most) {
    long end = System.nanoTime() + most.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return wait.nanos(end - System.nanoTime());
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

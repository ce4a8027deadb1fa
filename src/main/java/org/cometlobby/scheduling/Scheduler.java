package org.cometlobby.scheduling;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

/**
 * A timer with its own threads, which runs tasks until it is closed.
 *
 * <p>In an application server, give it the container's {@code ManagedThreadFactory}. The
 * container's {@code ManagedScheduledExecutorService} is no substitute: WildFly keeps the tasks of
 * an undeployed application there and runs them, and in every server's pool a cancelled task stays
 * until its time has come, and holds the application's classes.
 */
public final class Scheduler implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Scheduler.class.getName());

  private final ScheduledThreadPoolExecutor pool;

  /**
   * @param threads makes the threads
   * @param count the most threads, and so the most tasks that run at once; at least 1
   */
  public Scheduler(ThreadFactory threads, int count) {
    pool = new ScheduledThreadPoolExecutor(count, threads, new DiscardPolicy());
    pool.setRemoveOnCancelPolicy(true);
  }

  /**
   * Runs a task once after a delay, unless the scheduler is closed first. Does nothing once it is
   * closed.
   *
   * @param what the task's name in the log, if it fails
   * @return cancels the task, which is forgotten at once
   */
  public Future<?> schedule(Duration delay, String what, Runnable task) {
    return pool.schedule(() -> run(what, task), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Runs a task again and again until the scheduler is closed, with a fixed delay before each run:
   * late runs are not made up for. A run that fails doesn't stop the next one.
   *
   * @param what the task's name in the log, if it fails
   * @return cancels the task, which is forgotten at once
   */
  public Future<?> repeat(Duration delay, String what, Runnable task) {
    long millis = delay.toMillis();
    return pool.scheduleWithFixedDelay(
        () -> run(what, task), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Returns how many tasks wait for their time. */
  public int waiting() {
    return pool.getQueue().size();
  }

  private void run(String what, Runnable task) {
    try {
      task.run();
    } catch (Throwable t) {
      // The pool would keep it to itself. A task that is interrupted by the end has not failed.
      LOG.log(pool.isShutdown() ? Level.DEBUG : Level.ERROR, what + " has failed", t);
    }
  }

  /** Drops the tasks that wait and interrupts those that run. Doesn't wait for them. Idempotent. */
  @Override
  public void close() {
    pool.shutdownNow();
  }
}

package org.cometlobby.lobby;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

/**
 * Does things later, for as long as the application is there. A pool of its own over the
 * container's threads, because of the container's own one: WildFly doesn't forget there what an
 * undeployed application has scheduled, and runs it when nothing is left that it could do; and what
 * is cancelled stays there until its time has come, with a hold on the application's classes, on
 * each server whose pool it is.
 */
@ApplicationScoped
public class LobbyScheduler {

  private static final Logger LOG = System.getLogger(LobbyScheduler.class.getName());

  @SuppressWarnings("NullAway.Init") // by the container
  @Resource
  ManagedThreadFactory threads;

  @SuppressWarnings("NullAway.Init") // at the start
  private ScheduledThreadPoolExecutor pool;

  @PostConstruct
  void start() {
    int cores = Runtime.getRuntime().availableProcessors();
    pool = new ScheduledThreadPoolExecutor(cores, threads, new DiscardPolicy());
    pool.setRemoveOnCancelPolicy(true);
  }

  /**
   * Does something after a while, unless the application has ended by then.
   *
   * @param what it is, for the log: what has failed
   * @return to cancel it
   */
  public Future<?> schedule(Duration delay, String what, Runnable task) {
    return pool.schedule(() -> run(what, task), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run(String what, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      // The pool would keep it to itself. What the end overtakes is no failure.
      LOG.log(pool.isShutdown() ? Level.DEBUG : Level.ERROR, what + " has failed", e);
    }
  }

  @PreDestroy
  void stop() {
    pool.shutdownNow();
  }
}

package org.cometlobby.lobby;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.cometlobby.scheduling.Scheduler;

/** The producer of the lobby's scheduler, which ends with the application. */
@ApplicationScoped
public class SchedulerProducer {

  @SuppressWarnings("NullAway.Init") // by the container
  @Resource
  ManagedThreadFactory threads;

  @Produces
  @Singleton
  Scheduler open() {
    return new Scheduler(threads, Runtime.getRuntime().availableProcessors());
  }

  // Static: the scheduler ends after this bean, and ending it must not make the bean again.
  static void close(@Disposes Scheduler scheduler) {
    scheduler.close();
  }
}

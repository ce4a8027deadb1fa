package org.cometlobby.lobby;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.cometlobby.scheduling.Scheduler;

/** Produces the lobby's scheduler, which ends with the application. */
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

  // Static: the singletons end after this bean, which must not be made again for it.
  static void close(@Disposes Scheduler scheduler) {
    scheduler.close();
  }
}

package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import org.cometlobby.scheduling.Scheduler;

/** A {@link SchedulerProducer} for tests without a container, and so without its threads. */
@ApplicationScoped
public class TestSchedulerProducer {

  @Produces
  @Singleton
  Scheduler open() {
    return new Scheduler(Executors.defaultThreadFactory(), 1);
  }

  static void close(@Disposes Scheduler scheduler) {
    scheduler.close();
  }
}

package org.cometlobby.comet.servlet;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import org.cometlobby.comet.CometHealth;
import org.cometlobby.comet.CometStatistics;
import org.cometlobby.comet.engine.Engine;
import org.cometlobby.comet.engine.Settings;
import org.cometlobby.scheduling.Scheduler;
import org.cometlobby.settings.SettingsReader;
import org.jspecify.annotations.Nullable;

/** The engine and the threads of one application, from its start to its end. */
@ApplicationScoped
public class CometRuntime {

  // How long the drain waits for clients that are slow to read the end of their stream.
  private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(3);

  @Resource private @Nullable ManagedThreadFactory threads;
  @Resource private @Nullable ContextService contexts;
  private @Nullable Engine engine;
  private @Nullable Scheduler scheduler;
  private @Nullable Workers workers;

  void start() {
    Settings settings = Settings.read(SettingsReader.ofSystem());
    start(
        settings,
        new Workers(
            required(threads),
            required(contexts),
            settings.blockingMethods(),
            settings.blockingWriters()),
        new Scheduler(required(threads), 1));
  }

  void start(Settings settings, Workers pools, Scheduler timer) {
    workers = pools;
    scheduler = timer;
    engine = new Engine(settings, pools.passes());
    Future<?> unused = timer.repeat(settings.tick(), "The tick of all streams", engine::tick);
  }

  Engine engine() {
    return required(engine);
  }

  Workers workers() {
    return required(workers);
  }

  /** Ends all streams, then the threads. Idempotent. */
  void stop() {
    if (engine != null) {
      engine.drain(DRAIN_TIMEOUT);
    }
    if (scheduler != null) {
      scheduler.close();
    }
    if (workers != null) {
      workers.close();
    }
  }

  @Produces
  CometStatistics statistics() {
    return engine == null ? new CometStatistics(Map.of(), 0, 0, 0, 0, false) : engine.statistics();
  }

  @Produces
  CometHealth health() {
    return engine == null ? new CometHealth(Duration.ZERO, false) : engine.health();
  }

  private static <T> T required(@Nullable T resource) {
    if (resource == null) {
      throw new IllegalStateException(
          "Comet has not been started, or the container gave it no threads: it needs Jakarta EE 10"
              + " with CDI and Jakarta Concurrency");
    }
    return resource;
  }
}

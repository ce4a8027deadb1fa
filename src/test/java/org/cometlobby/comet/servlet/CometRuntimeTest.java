package org.cometlobby.comet.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Executors;
import org.cometlobby.comet.engine.Settings;
import org.cometlobby.scheduling.Scheduler;
import org.junit.jupiter.api.Test;

class CometRuntimeTest {

  @Test
  void theEngineTicksFromTheStartToTheStop() {
    Settings settings =
        new Settings(
            Duration.ofMillis(40), Duration.ofSeconds(60), 8, Duration.ofSeconds(10), 8, 8);
    Scheduler scheduler = new Scheduler(Executors.defaultThreadFactory(), 1);
    CometRuntime runtime = new CometRuntime();
    runtime.start(settings, WorkersTest.workersWithoutAContainer(), scheduler);
    try {
      long start = System.nanoTime();
      await().until(() -> runtime.health().sinceProbe().toNanos() < System.nanoTime() - start);
      assertThat(runtime.health().draining()).isFalse();
    } finally {
      runtime.stop();
    }
    assertThat(runtime.health().draining()).isTrue();
    assertThat(scheduler.waiting()).isZero();
  }
}

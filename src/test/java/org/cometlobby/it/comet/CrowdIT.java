package org.cometlobby.it.comet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cometlobby.it.harness.Crowd;
import org.cometlobby.it.harness.Deployments;
import org.cometlobby.it.harness.ServerJvm;
import org.cometlobby.it.hostile.ProbeClient;
import org.cometlobby.it.hostile.TargetApp;
import org.cometlobby.it.hostile.TargetProbe;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Thousands of clients at once. */
@ArquillianTest
@Timeout(300)
class CrowdIT {

  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
  private static final int THOUSAND = 1_000;
  private static final int VIRTUAL_THREADS = 5_000;

  @ArquillianResource private URL injected;
  private URI base;
  private ProbeClient server;

  @Deployment(testable = false)
  static WebArchive stranger() {
    return Deployments.withLibrary(
        TargetApp.class, TargetProbe.class, TargetProbe.Log.class, ServerJvm.class);
  }

  @BeforeEach
  void findTheServer() {
    base = Deployments.onLoopback(injected);
    server = new ProbeClient(base);
    await().atMost(LONG_ENOUGH).until(() -> server.open() == 0);
    server.forget();
  }

  @Test
  void aThousandStreamsGetEveryEventOfEveryBurstInOrder() throws Exception {
    try (Crowd crowd = Crowd.open(base, "topics/crowd?as=ndjson", THOUSAND)) {
      await().atMost(LONG_ENOUGH).until(() -> server.open() == THOUSAND);
      int cutOffs = server.cutOffs();
      int sent = 0;
      for (int burst = 0; burst < 10; burst++) {
        server.publish("topic crowd", sent + 1, 100, 200);
        sent += 100;
        crowd.awaitAllUpTo(sent);
      }
      assertThat(server.cutOffs()).isEqualTo(cutOffs);
    }
  }

  @Test
  void halfOfAThousandStreamsLoseNothingWhenTheOtherHalfVanishes() throws Exception {
    try (Crowd stayers = Crowd.open(base, "topics/halves?as=ndjson", THOUSAND / 2)) {
      Crowd leavers = Crowd.open(base, "topics/halves?as=ndjson", THOUSAND / 2);
      await().atMost(LONG_ENOUGH).until(() -> server.open() == THOUSAND);
      server.publish("topic halves", 1, 100, 200);
      leavers.close();
      server.publish("topic halves", 101, 100, 200);
      stayers.awaitAllUpTo(200);
      await().atMost(LONG_ENOUGH).until(() -> server.open() == THOUSAND / 2);
      server.publish("topic halves", 201, 100, 200);
      stayers.awaitAllUpTo(300);
    }
  }

  @Test
  void fiveThousandBlockingMethodsAtOnceRunOnVirtualThreads() throws Exception {
    assumeTrue(server.java() >= 21, "the server's Java has no virtual threads");
    List<Crowd> crowds = new ArrayList<>();
    try {
      // All are open at once but connect in batches: Payara Server and GlassFish reject a request
      // when 4,096 others are queued.
      for (int there = THOUSAND; there <= VIRTUAL_THREADS; there += THOUSAND) {
        crowds.add(Crowd.open(base, "sleepers/crowd?as=ndjson", THOUSAND));
        int all = there;
        await().atMost(LONG_ENOUGH).until(() -> server.count("asleep crowd") == all);
      }
      assertThat(server.count("virtual crowd")).isEqualTo(VIRTUAL_THREADS);
      assertThat(server.platformThreads()).isLessThan(THOUSAND);
      for (Crowd crowd : crowds) {
        crowd.awaitFirstWords(List.of("asleep"));
      }
    } finally {
      for (Crowd crowd : crowds) {
        crowd.close();
      }
    }
    await().atMost(LONG_ENOUGH).until(() -> server.count("interrupted crowd") == VIRTUAL_THREADS);
  }
}

package org.cometlobby.it.comet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cometlobby.it.harness.Deployments;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LatestDeployment;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.RawClient;
import org.cometlobby.it.harness.ServerJvm;
import org.cometlobby.it.hostile.ProbeClient;
import org.cometlobby.it.hostile.TargetApp;
import org.cometlobby.it.hostile.TargetProbe;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Undeployment of an application with open streams, on every server. */
@ArquillianTest
@Timeout(600)
class UndeployIT {

  private static final int ROUNDS = 20;

  /** The number of undeployed applications that a server itself may keep for a while. */
  private static final int KEPT = 4;

  private static final String LAUNCH = "arquillian.launch";
  private static final String MICRO = "payara-micro";
  private static final String NOTHING_LEFT =
      "An undeployment ends this server's process; PayaraMicroUndeployIT tests it instead";

  private static final String APPLICATION = "application";
  private static final String LOBBY = "lobby";
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(90);
  private static final String LAST_CHUNK = "\r\n0\r\n\r\n";
  private static final List<String> PATHS =
      List.of("topics/x", "states/x", "pictures/x", "sleepers/x", "streams/x", "publishers/x");

  @ArquillianResource private Deployer deployer;
  private String deployed = "";

  @Deployment(name = LOBBY, managed = false, testable = false)
  static WebArchive lobby() {
    return Deployments.lobby();
  }

  @Deployment(name = APPLICATION, managed = false, testable = false)
  static WebArchive stranger() {
    return Deployments.withLibrary(
        TargetApp.class, TargetProbe.class, TargetProbe.Log.class, ServerJvm.class);
  }

  /** Also after a failed test: a second deployment would be rejected. */
  @AfterEach
  void undeployWhatIsLeft() {
    if (!deployed.isEmpty()) {
      undeploy();
    }
  }

  private void deploy() {
    deploy(APPLICATION);
  }

  private void deploy(String name) {
    deployer.deploy(name);
    deployed = name;
  }

  private void undeploy() {
    String name = deployed;
    deployed = "";
    deployer.undeploy(name);
  }

  @Test
  void everyClientGetsReconnectAdviceAndItsStreamEndsCleanly() throws Exception {
    deploy();
    URI base = LatestDeployment.address();
    Map<String, RawClient> clients = new LinkedHashMap<>();
    for (String path : PATHS) {
      for (String as : App.FRAMINGS) {
        String url = path + "?wait=50&as=" + as;
        clients.put(url, RawClient.get(base, url));
      }
    }
    ProbeClient server = new ProbeClient(base);
    // A long poll returns as soon as there is an event.
    int answered = (int) clients.keySet().stream().filter(UndeployIT::isAnsweredAtOnce).count();
    await().atMost(LONG_ENOUGH).until(() -> server.open() == clients.size() - answered);

    undeploy();

    for (Map.Entry<String, RawClient> client : clients.entrySet()) {
      String read = client.getValue().readUntil(LAST_CHUNK);
      client.getValue().close();
      if (!isAnsweredAtOnce(client.getKey()) && !isShownDirectly(client.getKey())) {
        assertThat(read)
            .as(client.getKey())
            .containsPattern("\nretry: ?[0-9]|\"afterMillis\":[0-9]");
      }
    }
  }

  private static boolean isAnsweredAtOnce(String url) {
    return url.endsWith("poll") && url.matches("(sleepers|streams|publishers).*");
  }

  /** A browser that shows the stream directly ignores reconnect advice. */
  private static boolean isShownDirectly(String url) {
    return url.startsWith("pictures") && url.endsWith("replace");
  }

  @Test
  @DisabledIfSystemProperty(named = LAUNCH, matches = MICRO, disabledReason = NOTHING_LEFT)
  void twentyRedeploymentsWithOpenStreamsLeaveNoClassesAndNoThreads() throws Exception {
    deploy();
    for (int round = 1; round <= ROUNDS; round++) {
      List<RawClient> clients = openSome(LatestDeployment.address());
      if (round % 4 == 0) {
        // It sends as fast as it can and its client doesn't read, so the drain takes its maximum
        // time; hence only every fourth round.
        RawClient client = RawClient.get(LatestDeployment.address(), "pushes/x?as=sse");
        client.readUntil("data:");
        clients.add(client);
      }
      undeploy();
      for (RawClient client : clients) {
        client.close();
      }
      deploy();
    }
    ProbeClient server = new ProbeClient(LatestDeployment.address());
    // An idle thread of a server's own pool keeps its last task, or the class loader with which it
    // was made, and caches of the JDK keep the last class they saw. That doesn't grow with the
    // rounds.
    await()
        .atMost(LONG_ENOUGH)
        .untilAsserted(
            () -> {
              assertThat(server.earlierThreads()).hasSizeLessThanOrEqualTo(KEPT);
              assertThat(server.loadersOf(TargetApp.class.getName())).isLessThanOrEqualTo(1 + KEPT);
            });
  }

  // A countdown of five minutes schedules a task with the server, and some servers keep the tasks
  // of an undeployed application. The test counts objects, because other code may keep the classes:
  // GlassFish's Jersey keeps a JAX-RS application in a thread-local variable of the thread that
  // started it.
  @Test
  @DisabledIfSystemProperty(named = LAUNCH, matches = MICRO, disabledReason = NOTHING_LEFT)
  void anUndeployedLobbyLeavesNoTimers() {
    deploy(LOBBY);
    LobbyClient stranger = LobbyClient.stranger(LatestDeployment.address());
    LobbyClient ann = stranger.register("Ann");
    LobbyClient ben = stranger.register("Ben");
    String code = ann.makeRoom("reversi", 2, "{\"countdownSeconds\":300}");
    ben.sit(code);
    // Connected players have no grace period: the only scheduled task is the start.
    EventStream ofAnn = ann.watch(code);
    EventStream ofBen = ben.watch(code);
    await().atMost(LONG_ENOUGH).until(() -> ann.room(code).getString("phase").equals("countdown"));
    undeploy();
    ofAnn.close();
    ofBen.close();
    deploy();
    ProbeClient server = new ProbeClient(LatestDeployment.address());
    await()
        .atMost(LONG_ENOUGH)
        .untilAsserted(
            () -> assertThat(server.instancesOf("org.cometlobby.lobby.LobbyTimer")).isZero());
  }

  private static List<RawClient> openSome(URI base) throws IOException {
    List<RawClient> clients = new ArrayList<>();
    for (String path : PATHS) {
      for (String as : App.FRAMINGS) {
        clients.add(RawClient.get(base, path + "?as=" + as));
      }
    }
    ProbeClient server = new ProbeClient(base);
    await().atMost(LONG_ENOUGH).until(() -> server.open() >= clients.size() - PATHS.size());
    return clients;
  }
}

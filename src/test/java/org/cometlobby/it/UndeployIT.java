package org.cometlobby.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An application is taken away while its streams are open. */
@ArquillianTest
@Timeout(600)
class UndeployIT {

  private static final String APPLICATION = "application";
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(90);
  private static final String LAST_CHUNK = "\r\n0\r\n\r\n";
  private static final List<String> PATHS =
      List.of("topics/x", "states/x", "pictures/x", "sleepers/x", "streams/x", "publishers/x");

  @ArquillianResource private Deployer deployer;

  @Deployment(name = APPLICATION, managed = false, testable = false)
  static WebArchive stranger() {
    return Deployments.stranger(
        HostileApp.class, HostileProbe.class, HostileProbe.Log.class, ServerJvm.class);
  }

  @Test
  void everyClientIsToldWhenToComeBackAndItsStreamEndsCleanly() throws Exception {
    deployer.deploy(APPLICATION);
    URI base = LatestDeployment.address();
    Map<String, RawClient> clients = new LinkedHashMap<>();
    for (String path : PATHS) {
      for (String as : List.of("replace", "mixed", "sse", "ndjson")) {
        String url = path + "?as=" + as;
        clients.put(url, RawClient.get(base, url));
      }
    }
    RawClient poll = RawClient.get(base, "topics/x?as=poll&wait=50");
    HostileServer server = new HostileServer(base);
    await().atMost(LONG_ENOUGH).until(() -> server.open() == clients.size() + 1);

    deployer.undeploy(APPLICATION);

    for (Map.Entry<String, RawClient> client : clients.entrySet()) {
      String read = client.getValue().readToEnd();
      assertThat(read)
          .as(client.getKey())
          .containsPattern(
              client.getKey().endsWith("sse") ? "\nretry: ?\\d+" : "reconnect|\"?afterMillis");
      assertThat(read).as(client.getKey()).endsWith(LAST_CHUNK);
    }
    assertThat(poll.readToEnd()).contains("\"parts\"");
  }

  @Test
  void afterTwentyRedeploymentsWithOpenStreamsNothingIsLeftOfTheEarlierOnes() throws Exception {
    deployer.deploy(APPLICATION);
    for (int round = 1; round <= 20; round++) {
      List<RawClient> clients = openSome(LatestDeployment.address());
      deployer.undeploy(APPLICATION);
      for (RawClient client : clients) {
        client.readToEnd();
        client.close();
      }
      if (isServerGone()) {
        return; // an undeployment ends this server's process: what could be left?
      }
      deployer.deploy(APPLICATION);
    }
    HostileServer server = new HostileServer(LatestDeployment.address());
    assertThat(server.earlierThreads()).isEmpty();
    // Containers remember one or two, until they have others to remember.
    await()
        .atMost(LONG_ENOUGH)
        .untilAsserted(() -> assertThat(server.deploymentsInMemory()).isLessThanOrEqualTo(4));
    deployer.undeploy(APPLICATION);
  }

  private static List<RawClient> openSome(URI base) throws IOException {
    List<RawClient> clients = new ArrayList<>();
    for (String path : PATHS) {
      for (String as : App.FRAMINGS) {
        clients.add(RawClient.get(base, path + "?as=" + as));
      }
    }
    // It sends as fast as it may, and nobody reads.
    clients.add(RawClient.get(base, "pushes/x?as=sse"));
    HostileServer server = new HostileServer(base);
    await().atMost(LONG_ENOUGH).until(() -> server.open() >= clients.size() - PATHS.size());
    return clients;
  }

  private static boolean isServerGone() throws IOException {
    try {
      RawClient.connect(LatestDeployment.address()).close();
      return false;
    } catch (ConnectException e) {
      return true;
    }
  }
}

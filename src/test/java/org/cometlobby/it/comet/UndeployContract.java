package org.cometlobby.it.comet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.cometlobby.comet.Comet;
import org.cometlobby.it.harness.Deployments;
import org.cometlobby.it.harness.Footprint;
import org.cometlobby.it.harness.PlainApp;
import org.cometlobby.it.harness.RawClient;
import org.cometlobby.it.harness.RunningServer;
import org.cometlobby.it.harness.ServerJvm;
import org.cometlobby.it.harness.StreamClient;
import org.cometlobby.it.harness.StreamReader;
import org.cometlobby.it.harness.StreamReader.Seen;
import org.cometlobby.it.hostile.ProbeClient;
import org.cometlobby.it.hostile.TargetApp;
import org.cometlobby.it.hostile.TargetProbe;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/**
 * Undeployment with open streams: how they end, and what stays in the server. For any server that
 * undeploys while it runs.
 */
interface UndeployContract {

  Duration LONG = Duration.ofSeconds(60);

  /** Returns a server without applications; the same for all tests, or a new one. */
  RunningServer server() throws IOException;

  /** {@code lobby.drain.window} of the server. */
  int DRAIN_WINDOW_MILLIS = 10_000;

  static WebArchive application() {
    return Deployments.withLibrary(
        TargetApp.class, TargetProbe.class, TargetProbe.Log.class, ServerJvm.class);
  }

  @Test
  default void everyStreamGetsReconnectAdviceAndThenEndsCleanly() throws Exception {
    RunningServer server = server();
    StreamClient client = new StreamClient(server.deploy(application()));
    List<HttpResponse<InputStream>> streams = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String framing = List.of("replace", "mixed", "sse", "ndjson").get(i % 4);
      streams.add(client.getLater("topics/news?as=" + framing).join());
    }
    CompletableFuture<HttpResponse<InputStream>> poll =
        client.getLater("topics/news?as=poll&wait=55");
    HttpResponse<InputStream> picture = client.getLater("pictures/news").join();
    awaitOpen(client.base(), 26);

    server.undeploy();

    List<Long> advice = new ArrayList<>();
    for (HttpResponse<InputStream> stream : streams) {
      advice.add(adviceThenTheEnd(stream));
    }
    advice.add(adviceThenTheEnd(poll.join()));
    assertThat(advice).allMatch(millis -> millis >= 0 && millis <= DRAIN_WINDOW_MILLIS);
    assertThat(advice.stream().distinct()).as("spread over the window").hasSizeGreaterThan(12);
    assertThat(new String(picture.body().readAllBytes(), UTF_8)).endsWith("--");
  }

  /** Reads a stream that has only the reconnect advice; fails unless it then ends cleanly. */
  private static long adviceThenTheEnd(HttpResponse<InputStream> stream) throws IOException {
    if (App.contentType(stream).startsWith("text/event-stream")) {
      String body = new String(stream.body().readAllBytes(), UTF_8);
      assertThat(body).matches("(?s)retry: 2000\n(:\n)*retry: [0-9]+\nid: [0-9a-z]+-0\n\n");
      return Long.parseLong(body.replaceFirst("(?s).*retry: ([0-9]+)\n.*", "$1"));
    }
    StreamReader reader = App.reader(stream);
    Seen advice = reader.next().orElseThrow();
    assertThat(advice.event()).isEqualTo("reconnect");
    assertThat(reader.next()).isEmpty();
    return advice.json().getJsonNumber("afterMillis").longValueExact();
  }

  private static void awaitOpen(URI application, int streams) {
    ProbeClient probe = new ProbeClient(application);
    await().atMost(LONG).until(() -> probe.open() == streams);
  }

  // Some servers, such as Payara, no longer call the application by then and answer by themselves.
  @Test
  default void aRequestDuringTheDrainGets503() throws Exception {
    RunningServer server = server();
    URI base = server.deploy(application());
    StreamClient client = new StreamClient(base);
    try (RawClient slow = RawClient.get(base, "topics/news?as=mixed")) {
      slow.readUntil("--");
      // More bytes than fit before the end: the drain waits for the client to read.
      new ProbeClient(base).publish("topic news", 1, 100, 60_000);
      CompletableFuture<Void> undeployed = undeployLater(server);
      HttpResponse<String> answer = client.get("topics/late?as=poll&wait=0");
      while (answer.statusCode() == 200) {
        answer = client.get("topics/late?as=poll&wait=0");
      }
      assertThat(answer.statusCode()).isEqualTo(503);
      if (App.contentType(answer).equals("application/problem+json")) {
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      }
      undeployed.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static CompletableFuture<Void> undeployLater(RunningServer server) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            server.undeploy();
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        });
  }

  @Test
  default void waitingMethodsAreInterruptedAndNoThreadStaysInThem() throws Exception {
    RunningServer server = server();
    Footprint footprint = new Footprint(server.pid());
    URI base = server.deploy(application());
    List<RawClient> clients = openOneOfEach(base);
    // Its queue is full, so the drain takes its maximum time.
    clients.add(RawClient.get(base, "pushes/x?as=mixed"));
    awaitOpen(base, clients.size());
    await().atMost(LONG).until(() -> new ProbeClient(base).count("asleep x") == 1);
    assertThat(footprint.threadsIn(TargetApp.class.getName())).isNotEmpty();

    server.undeploy();

    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              assertThat(footprint.threadsIn(TargetApp.class.getName())).isEmpty();
              assertThat(footprint.threadsIn(Comet.class.getPackageName())).isEmpty();
            });
    for (RawClient client : clients) {
      client.close();
    }
  }

  /** Opens a stream of each kind in each framing, and waits until each has begun. */
  private static List<RawClient> openOneOfEach(URI base) throws IOException {
    List<RawClient> clients = new ArrayList<>();
    for (String framing : App.FRAMINGS) {
      for (String path : List.of("topics/x", "states/x", "pictures/x")) {
        clients.add(RawClient.get(base, path + "?wait=55&as=" + framing));
      }
    }
    for (String path : List.of("sleepers/x", "streams/x", "publishers/x")) {
      RawClient client = RawClient.get(base, path + "?as=mixed");
      client.readUntil("Content-Length");
      clients.add(client);
    }
    awaitOpen(base, clients.size());
    return clients;
  }

  // A leaked thread or timer holds its application's class loader, one for each deployment. The
  // number of threads shows less: the server's own pools grow for a while. But each pooled thread
  // inherits the access control context of the code that made it, and so keeps one application for
  // as long as it lives; a heap dump showed that and no other cause.
  @Test
  default void twentyDeploymentsWithOpenStreamsLeaveNeitherClassesNorThreads() throws Exception {
    RunningServer server = server();
    Footprint footprint = new Footprint(server.pid());
    long kept = keptByTheServer();
    List<RawClient> clients = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      clients.addAll(openOneOfEach(server.deploy(application())));
      server.undeploy();
    }
    for (RawClient client : clients) {
      client.close();
    }
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              assertThat(footprint.threadsIn(Comet.class.getPackageName())).isEmpty();
              assertThat(footprint.loadersOf(Comet.class))
                  .isLessThanOrEqualTo(kept + Math.min(4, footprint.pooledThreads()));
            });
  }

  /**
   * Counts the undeployed applications that the server itself keeps, with one that has no library.
   */
  private long keptByTheServer() throws Exception {
    RunningServer server = server();
    for (int i = 0; i < 3; i++) {
      URI base = server.deploy(Deployments.withoutLibrary(PlainApp.class, PlainApp.Words.class));
      assertThat(new StreamClient(base).get("").body()).isEqualTo("nothing");
      server.undeploy();
    }
    return new Footprint(server.pid()).loadersOf(PlainApp.class);
  }
}

package org.cometlobby.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cometlobby.it.harness.Deployments;
import org.cometlobby.it.harness.RawClient;
import org.cometlobby.it.harness.ServerJvm;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Hostile clients on raw sockets, one abuse a test. After each, a reader with an open stream has
 * every event, no other stream is open, the memory is free again, and the log has each line at most
 * once for each client.
 */
@ArquillianTest
class HostileClientsIT {

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(90);
  // The variation of the heap between two collections; a thousand leaked streams take more.
  private static final long LEEWAY = 16 << 20;
  // Each of Payara's threads that wrote to a slow client keeps the buffers of its last long write,
  // as a heap dump shows: up to 24 MB in all. Four leaked queues take 60 MB.
  private static final long LEEWAY_OF_SLOW_ONES = 32 << 20;
  private static final int BIG = 60_000;

  private static boolean warm;

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
  }

  // Its events pile up in its socket and in the container, until the library must end the stream.
  @Test
  void aClientThatNeverReadsIsCutOff() throws Exception {
    survives(
        1,
        () -> {
          try (RawClient client = RawClient.get(base, "topics/abused?as=mixed")) {
            client.readUntil("--");
            floodUntilCutOff(1);
          }
        });
  }

  // The same attack in slow motion: the client reads each second, but next to nothing.
  @Test
  void clientsThatReadOneByteASecondAreCutOff() throws Exception {
    int many = 4;
    ScheduledExecutorService seconds = Executors.newScheduledThreadPool(1);
    try {
      survives(
          many,
          () -> {
            List<RawClient> clients = open(many, "topics/abused?as=sse");
            for (RawClient client : clients) {
              client.readUntil("retry");
              ScheduledFuture<?> unused =
                  seconds.scheduleAtFixedRate(() -> readOne(client), 0, 1, TimeUnit.SECONDS);
            }
            floodUntilCutOff(many);
            for (RawClient client : clients) {
              client.close();
            }
          },
          true,
          LEEWAY_OF_SLOW_ONES);
    } finally {
      seconds.shutdownNow();
    }
  }

  // Legal, as netcat does it: the client sends no more but still reads.
  @Test
  void aClientThatHalfClosesStillGetsEverything() throws Exception {
    survives(
        1,
        () -> {
          try (RawClient client = RawClient.get(base, "topics/abused?as=sse")) {
            client.readUntil("retry");
            client.halfClose();
            server.publish("topic abused", 1, 2, 0);
            client.readUntil("data: 1 ");
            client.readUntil("data: 2 ");
          }
        });
  }

  // The server only learns of the reset when its next write fails, or the one after it.
  @Test
  void aResetInTheMiddleOfAPartEndsOnlyThatStream() throws Exception {
    survives(
        1,
        () -> {
          List<RawClient> clients = open(20, "topics/abused?as=mixed");
          for (RawClient client : clients) {
            client.readUntil("--");
          }
          server.publish("topic abused", 1, 3, BIG);
          for (RawClient client : clients) {
            client.readUntil("xxxxxxxxxx");
            client.reset();
          }
          await().atMost(LONG_ENOUGH).until(() -> server.open() == 1);
        });
  }

  // The container rejects a header that is too long for it; the library must treat the rest as
  // unknown cursors.
  @Test
  void anOversizedCursorIsRejectedOrGetsASnapshot() throws Exception {
    survives(
        1,
        () -> {
          String cursor = "0123456789abcdef-".repeat(10_000);
          isRefusedOrGetsASnapshot("topics/abused?as=sse", "Last-Event-ID: " + cursor);
          isRefusedOrGetsASnapshot("topics/abused?as=sse&after=" + cursor);
          String[] headers =
              IntStream.range(0, 10_000)
                  .mapToObj(i -> "Last-Event-ID: a-" + i)
                  .toArray(String[]::new);
          isRefusedOrGetsASnapshot("topics/abused?as=sse", headers);
          try (RawClient client =
              RawClient.get(
                  base, "topics/abused?as=sse", "Last-Event-ID: " + cursor.substring(0, 4_000))) {
            client.readUntil(": recovered false\n");
          }
        });
  }

  /** Checks that the server rejects the request or sends a snapshot, as for any unknown cursor. */
  private void isRefusedOrGetsASnapshot(String path, String... headers) throws IOException {
    try (RawClient client = RawClient.connect(base)) {
      int status;
      try {
        client.send(RawClient.request(base, "GET", path, headers));
        status = statusIn(client.readUntil("\r\n\r\n"));
      } catch (IOException e) {
        return; // the server closed the connection early
      }
      if (status == 200) {
        assertThat(client.readUntil("data: "))
            .as("the first part")
            .contains(": recovered false\n", "event: snapshot\n");
      } else {
        assertThat(status).isBetween(400, 499);
      }
    }
  }

  // Negotiation over hundreds of media ranges must neither take long nor fail.
  @Test
  void everyAcceptHeaderGetsAFramingOrARejection() throws Exception {
    survives(
        1,
        () -> {
          String ranges =
              IntStream.range(0, 200)
                  .mapToObj(i -> "x/" + i + ";q=0." + i % 1_000)
                  .collect(Collectors.joining(","));
          assertThat(statusOf("GET", "topics/abused", "Accept: " + ranges)).isEqualTo(406);
          assertThat(statusOf("GET", "topics/abused", "Accept: " + ranges + ",*/*;q=0.001"))
              .isEqualTo(200);
          String[] all =
              IntStream.range(0, 80)
                  .mapToObj(i -> i == 40 ? "Accept: text/event-stream" : "Accept: x/" + i)
                  .toArray(String[]::new);
          assertThat(statusOf("GET", "topics/abused", all)).isEqualTo(200);
          for (String nonsense :
              List.of(
                  ",".repeat(4_000), ";".repeat(4_000), "*/*;q=" + "9".repeat(4_000), "/", "*;q")) {
            assertThat(statusOf("GET", "topics/abused", "Accept: " + nonsense)).isIn(200, 400, 406);
          }
        });
  }

  // HTTP/1.1 allows it. Answers come in order, so a request after a stream waits for its end.
  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws Exception {
    survives(
        1,
        () -> {
          String poll = RawClient.request(base, "GET", "topics/abused?as=poll&wait=0");
          String stream = RawClient.request(base, "GET", "topics/abused?as=sse");
          try (RawClient client = RawClient.connect(base)) {
            client.send(poll.repeat(5) + stream.repeat(5));
            for (int i = 0; i < 5; i++) {
              client.readUntil("\"cursor\"");
            }
            client.readUntil("text/event-stream");
            client.readUntil("retry");
            assertThat(server.open()).isEqualTo(2);
          }
        });
  }

  // A page that reloads all the time, or a deliberate attack.
  @Test
  void aThousandStreamsOpenedAndDroppedLeaveNothingBehind() throws Exception {
    survives(
        1,
        () -> {
          openAndDrop(1_000);
          await().atMost(LONG_ENOUGH).until(() -> server.open() == 1);
        });
  }

  private void openAndDrop(int count) throws IOException {
    String[] framings = {"replace", "mixed", "sse", "ndjson", "poll"};
    String[] paths = {"topics/abused", "states/abused", "publishers/abused"};
    for (int i = 0; i < count; i++) {
      RawClient client = RawClient.get(base, paths[i % 3] + "?as=" + framings[i % 5] + "&wait=5");
      if (i % 2 == 0) {
        client.reset();
      } else {
        client.close();
      }
    }
  }

  // Old proxies send it. Without chunks, the end of the connection is the end of the stream.
  @Test
  void anHttp10ClientGetsAStreamThatEndsWithItsConnection() throws Exception {
    survives(
        1,
        () -> {
          try (RawClient client = RawClient.connect(base)) {
            client.send("GET " + base.getPath() + "topics/abused?as=ndjson HTTP/1.0\r\n\r\n");
            String head = client.readUntil("\r\n\r\n");
            assertThat(head).contains(" 200 ").doesNotContainIgnoringCase("chunked");
            server.publish("topic abused", 1, 2, 0);
            client.readUntil("\"data\":\"1 \"}\n");
            client.readUntil("\"data\":\"2 \"}\n");
            server.forget();
            assertThat(client.readToEnd().strip()).isEmpty();
          }
        },
        false,
        LEEWAY);
  }

  // Scanners, mistyped ports, broken proxies.
  @Test
  void aMalformedRequestCausesNoServerError() throws Exception {
    survives(
        1,
        () -> {
          for (String nonsense :
              List.of(
                  "NONSENSE\r\n\r\n",
                  "GET\r\n\r\n",
                  "\0\1\2\3\r\n\r\n",
                  "GET " + base.getPath() + "topics/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                  "GET "
                      + base.getPath()
                      + "topics/abused?as=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                  "GET " + base.getPath() + "topics/abused HTTP/1.1\r\n\r\n",
                  "\26\3\1\2")) { // the beginning of a TLS handshake
            // Payara answers a path that can't be decoded with an empty 200, and ignores such a
            // parameter; the test only requires that no request fails.
            assertThat(statusOf(nonsense)).as(nonsense).isLessThan(500);
          }
        });
  }

  // The server must not read a body that no method accepts.
  @Test
  void aPostWithAHugeBodyIsRejectedUnread() throws Exception {
    survives(
        1,
        () -> {
          for (int i = 0; i < 20; i++) {
            try (RawClient client = RawClient.connect(base)) {
              client.send(
                  RawClient.request(
                      base, "POST", "topics/abused?as=sse", "Content-Length: 10000000000"));
              client.send("x".repeat(100_000));
              assertThat(statusIn(client.readUntil("\r\n\r\n"))).isEqualTo(ofAHugePost());
            }
          }
        });
  }

  /**
   * Returns the expected status: WildFly rejects a body of more than 10 MB before it calls the
   * application, which rejects POST.
   */
  private static int ofAHugePost() {
    return System.getProperty("arquillian.launch", "").equals("wildfly") ? 400 : 405;
  }

  // No abuse, but this class can read the log: a failure names its method, and only once.
  @Test
  void aFailingMethodIsLoggedOnceWithItsName() throws Exception {
    try (RawClient client = RawClient.get(base, "failures/x?as=sse")) {
      client.readUntil("event: error");
      client.readUntil("-end");
    }
    assertThat(server.log().stream().filter(line -> line.contains("broken x")))
        .singleElement()
        .asString()
        .contains("TargetApp.fail failed");
  }

  private void survives(int clients, Attack attack) throws Exception {
    survives(clients, attack, true, LEEWAY);
  }

  /**
   * @param clients how often the log may have one line, since each client may cause it
   * @param stays whether the attack leaves the topics open, and so the stream of the well-behaved
   *     reader
   * @param leeway the bytes by which the heap may have grown at the end
   */
  private void survives(int clients, Attack attack, boolean stays, long leeway) throws Exception {
    if (!warm) {
      // The pools of a server that has just started grow by more than any leak in these tests.
      openAndDrop(1_000);
      warm = true;
    }
    await().atMost(LONG_ENOUGH).until(() -> server.open() == 0);
    server.forget();
    long heap = server.heap();
    int logged = server.log().size();
    try (WellBehavedReader witness = WellBehavedReader.open(base, "topics/witness")) {
      server.publish("topic witness", 1, 10, 0);
      witness.awaitAllUpTo(10);
      attack.run();
      if (stays) {
        server.publish("topic witness", 11, 10, 0);
        witness.awaitAllUpTo(20);
      }
    }
    await().atMost(LONG_ENOUGH).until(() -> server.open() == 0);
    server.forget();
    await()
        .atMost(LONG_ENOUGH)
        .untilAsserted(() -> assertThat(server.heap()).isLessThan(heap + leeway));
    List<String> lines = server.log().stream().skip(logged).toList();
    assertThat(
            lines.stream()
                .map(line -> line.replaceAll("[0-9]+", "N"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
        .as("lines of the log")
        .allSatisfy((line, times) -> assertThat(times).isLessThanOrEqualTo(clients));
  }

  private interface Attack {
    void run() throws Exception;
  }

  private List<RawClient> open(int count, String path) throws IOException {
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(RawClient.get(base, path));
    }
    return clients;
  }

  /** Publishes until the readers are cut off, since the size of the buffers between is unknown. */
  private void floodUntilCutOff(int readers) {
    int before = server.cutOffs();
    await()
        .atMost(LONG_ENOUGH)
        .until(
            () -> {
              server.publish("topic abused", 1, 20, BIG);
              return server.cutOffs() >= before + readers;
            });
  }

  private static void readOne(RawClient client) {
    try {
      client.read();
    } catch (IOException e) {
      // The server has cut it off, as expected.
    }
  }

  /** Returns the status of the answer; 0 if the server sent none. */
  private int statusOf(String method, String path, String... headers) throws IOException {
    return statusOf(RawClient.request(base, method, path, headers));
  }

  private int statusOf(String request) throws IOException {
    try (RawClient client = RawClient.connect(base)) {
      try {
        client.send(request);
        client.halfClose();
        return statusIn(client.readUntil("\r\n\r\n"));
      } catch (IOException e) {
        return 0; // the server closed the connection early
      }
    }
  }

  private static int statusIn(String answer) {
    return answer.startsWith("HTTP/1.") ? Integer.parseInt(answer.substring(9, 12)) : 0;
  }
}

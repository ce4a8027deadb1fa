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
 * One abuse each, from raw sockets. Whatever it is: a witness whose stream was open before gets
 * every event, no stream is left over, the memory comes back, and the log says it once at the most.
 */
@ArquillianTest
class HostileClientsIT {

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(90);
  // What a collector may find or not find from one look to the next; a thousand streams that were
  // not let go of are more.
  private static final long LEEWAY = 16 << 20;
  // Each of Payara's threads that wrote to a slow client keeps the buffers of its last long write,
  // as
  // a heap dump shows: up to 24 MB in all. Four queues that were not let go of are 60.
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

  // What is meant for it piles up: in its socket, in the container, and then it must end.
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

  // The same in slow motion: it shows a sign of life each second, and takes next to nothing.
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

  // Legal, and what netcat does: it has nothing more to ask, but it still reads.
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

  // The server's next write fails, or the one after it; nobody tells it otherwise.
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

  // The container refuses what is too long for it; what it lets pass is no cursor of ours.
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
            client.readUntil("\"recovered\":false");
          }
        });
  }

  /** A server that takes even that gives a snapshot, as for any other cursor that is none. */
  private void isRefusedOrGetsASnapshot(String path, String... headers) throws IOException {
    try (RawClient client = RawClient.connect(base)) {
      int status;
      try {
        client.send(RawClient.request(base, "GET", path, headers));
        status = statusIn(client.readUntil("\r\n\r\n"));
      } catch (IOException e) {
        return; // the server didn't want to hear it to its end
      }
      if (status == 200) {
        client.readUntil("data: ");
        assertThat(client.readUntil("\n")).as("the first part").contains("\"recovered\":false");
      } else {
        assertThat(status).isBetween(400, 499);
      }
    }
  }

  // Looking for the best of hundreds of ranges must neither take long nor fail.
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

  // HTTP/1.1 allows it. Answers come in order, so what follows a stream waits for its end.
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

  // A page that is reloaded all the time, or somebody who means it.
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

  // Old proxies ask so. There are no chunks then: the end of the connection is the end.
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
                  "\26\3\1\2")) { // the begin of TLS
            // Payara answers a path that can't be decoded with an empty 200, and ignores a
            // parameter that can't be: what counts is that nothing fails.
            assertThat(statusOf(nonsense)).as(nonsense).isLessThan(500);
          }
        });
  }

  // Nobody reads a body that nobody wants.
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
   * WildFly refuses a body of more than 10 MB before the application, which takes no POST, is
   * asked.
   */
  private static int ofAHugePost() {
    return System.getProperty("arquillian.launch", "").equals("wildfly") ? 400 : 405;
  }

  // No abuse, but here one can read the log: whoever does is to find the method, and once.
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
   * @param clients how many clients may be named in the log for one cause
   * @param stays whether the attack leaves the topics alone, and so the witness its stream
   * @param leeway by how many bytes the heap may have grown in the end
   */
  private void survives(int clients, Attack attack, boolean stays, long leeway) throws Exception {
    if (!warm) {
      // The pools of a server that has just started grow by more than what any leak here would be.
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

  /** More and more, for how much fits between here and there nobody knows. */
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
      // It was cut off, as it should be.
    }
  }

  /** The status of the answer, 0 if there was none. */
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
        return 0; // the server didn't want to hear it to its end
      }
    }
  }

  private static int statusIn(String answer) {
    return answer.startsWith("HTTP/1.") ? Integer.parseInt(answer.substring(9, 12)) : 0;
  }
}

package org.cometlobby.it.comet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cometlobby.it.harness.Deployments;
import org.cometlobby.it.harness.StreamReader;
import org.cometlobby.it.harness.StreamReader.Seen;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * Clients that lose their connection and reconnect: no gap, no duplicate, no silent stream. The
 * tests run in threads of their own, because the JDK's client doesn't stop reading when
 * interrupted.
 */
@ArquillianTest
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class ResumeIT {

  private static final int CLIENTS = 200;
  private static final int EVENTS = 3_000;

  @ArquillianResource private URL injected;
  private App app;
  private String topic;

  @Deployment(testable = false)
  static WebArchive stranger() {
    return App.war();
  }

  @BeforeEach
  void find(TestInfo test) {
    app = new App(Deployments.onLoopback(injected));
    topic = test.getTestMethod().orElseThrow().getName();
  }

  // Clients that drop

  @Test
  void hundredsOfClientsThatDropAtRandomPointsSeeThousandsOfEventsOnceAndInOrder()
      throws Exception {
    long seed = System.nanoTime();
    try {
      dropAtRandomPoints(new Random(seed));
    } catch (ExecutionException e) {
      throw new AssertionError("With the seed " + seed + ": " + e.getCause(), e.getCause());
    }
  }

  private void dropAtRandomPoints(Random random) throws Exception {
    publishTexts(0, 0);
    AtomicInteger furthest = new AtomicInteger();
    BlockingQueue<Client> away = new LinkedBlockingQueue<>();
    for (int i = 0; i < CLIENTS; i++) {
      String framing = App.FRAMINGS.get(i % App.FRAMINGS.size());
      Client client = new Client(framing, new Random(random.nextLong()), furthest);
      client.readFirst();
      away.add(client);
    }
    AtomicInteger reading = new AtomicInteger(CLIENTS);
    ExecutorService threads = Executors.newFixedThreadPool(24);
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        ends.add(
            threads.submit(
                () -> {
                  while (reading.get() > 0) {
                    Client client = away.poll(100, TimeUnit.MILLISECONDS);
                    if (client == null) {
                      continue;
                    }
                    if (client.readUntilItDrops()) {
                      reading.decrementAndGet();
                    } else {
                      away.add(client);
                    }
                  }
                  return null;
                }));
      }
      for (int from = 1; from <= EVENTS; from += 50) {
        publishTexts(from, from + 49);
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(furthest).hasValue(EVENTS);
  }

  private void publishTexts(int from, int to) throws Exception {
    app.post("do/texts/" + topic + "?from=" + from + "&to=" + to, "");
  }

  /** A client that counts the texts it receives and fails at the first one out of order. */
  private final class Client {

    private final String framing;
    private final Random random;
    private final AtomicInteger furthest;
    private String cursor = "";
    private int seen;

    Client(String framing, Random random, AtomicInteger furthest) {
      this.framing = framing;
      this.random = random;
      this.furthest = furthest;
    }

    /** Reads the snapshot, before any event is published. */
    void readFirst() throws Exception {
      HttpResponse<InputStream> response = app.open("text/" + topic + "?as=" + framing);
      StreamReader reader = App.reader(response);
      check(reader.next().orElseThrow(), "snapshot", 0);
      cursor = reader.cursor();
      response.body().close();
    }

    /**
     * Reconnects with its cursor and reads up to a random byte.
     *
     * @return whether it has received every event
     */
    boolean readUntilItDrops() throws Exception {
      HttpResponse<InputStream> response = open();
      assertThat(response.statusCode()).isEqualTo(200);
      // A long poll only counts as a whole, and may have 64 KB plus the entry that exceeds that
      // limit.
      int bytes = random.nextInt(framing.equals("poll") ? 200_000 : 40_000);
      try (InputStream body = new Breaking(response.body(), bytes)) {
        StreamReader reader = StreamReader.of(App.contentType(response), body);
        for (Optional<Seen> next = reader.next(); next.isPresent(); next = reader.next()) {
          check(next.get(), "text", seen + 1);
          seen++;
          furthest.accumulateAndGet(seen, Math::max);
          if (!framing.equals("poll")) {
            cursor = next.get().id();
          }
          if (seen == EVENTS) {
            return true;
          }
        }
        assertThat(framing).as("a stream that ended by itself").isEqualTo("poll");
        cursor = reader.cursor();
      } catch (Breaking.BrokenException e) {
        return false;
      }
      return false;
    }

    private HttpResponse<InputStream> open() throws Exception {
      String path = "text/" + topic + "?as=" + framing;
      return random.nextBoolean()
          ? app.open(path, "Last-Event-ID", cursor)
          : app.open(path + "&after=" + cursor);
    }

    private void check(Seen part, String event, int number) {
      String text = StreamsApp.text(number);
      // Server-sent events have only one kind of line break.
      String expected = framing.equals("sse") ? text.replaceAll("\r\n|\r", "\n") : text;
      assertThat(part.event()).as("%s after %s", framing, cursor).isEqualTo(event);
      assertThat(part.data()).as("%s after %s", framing, cursor).isEqualTo(expected);
    }
  }

  /** A response that breaks off after a number of bytes. */
  private static final class Breaking extends FilterInputStream {

    private int left;

    Breaking(InputStream in, int bytes) {
      super(in);
      left = bytes;
    }

    static final class BrokenException extends IOException {}

    @Override
    public int read() throws IOException {
      if (left-- <= 0) {
        throw new BrokenException();
      }
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left <= 0) {
        throw new BrokenException();
      }
      int read = super.read(bytes, offset, Math.min(length, left));
      left -= Math.max(read, 0);
      return read;
    }
  }

  // Malformed and expired cursors

  /** Returns unusable cursors by their defect; each must lead to a fresh snapshot. */
  private Map<String, String> lost() throws Exception {
    Map<String, String> lost = new LinkedHashMap<>();
    app.post("do/state/" + topic + "other", "{}");
    lost.put("of another topic", cursor("json/" + topic + "other"));
    app.post("do/state/" + topic, "{\"n\":1}");
    lost.put("of a previous epoch", cursor("json/" + topic));
    app.post("do/restart/" + topic, "");
    app.post("do/state/" + topic, "{\"n\":1}");
    String old = cursor("json/" + topic);
    lost.put("too old", old);
    for (int i = 2; i <= 9; i++) {
      app.post("do/json/" + topic + "?event=e&state=" + App.encoded("{\"n\":" + i + "}"), "{}");
    }
    String epoch = old.replaceFirst("-.*", "");
    lost.put("of the future", epoch + "-10");
    lost.put("of the far future", epoch + "-999999999999999999");
    lost.put("beyond all numbers", epoch + "-99999999999999999999999");
    lost.put("negative", epoch + "--1");
    lost.put("with something behind it", epoch + "-9x");
    lost.put("upper case", epoch.toUpperCase(Locale.ROOT) + "-9");
    lost.put("zero of nobody", "0");
    lost.put("empty", "");
    lost.put("long", "a".repeat(3_000));
    lost.put("percent-encoded", "%00%0d%0a%ff");
    lost.put("markup", "<script>'\"\\${x}</script>");
    lost.put("a path", "../../etc/passwd");
    return lost;
  }

  private String cursor(String path) throws Exception {
    return app.get(path + "?as=poll&wait=0").body().replaceFirst(".*\"cursor\":\"(.*)\"}", "$1");
  }

  @Test
  void anUnusableCursorGetsAFreshSnapshotThatIsNotRecovered() throws Exception {
    topic = "short" + topic;
    Map<String, String> lost = lost();
    for (String framing : App.FRAMINGS) {
      String path = "json/" + topic + "?as=" + framing;
      for (Map.Entry<String, String> entry : lost.entrySet()) {
        String what = entry.getKey() + ", " + framing;
        fresh(what + ", after", app.open(path + "&after=" + App.encoded(entry.getValue())));
        fresh(what + ", header", app.open(path, "Last-Event-ID", entry.getValue()));
      }
    }
  }

  @Test
  void aCursorOfInvalidBytesGetsAFreshSnapshot() throws Exception {
    app.post("do/state/" + topic, "{\"n\":9}");
    for (String after :
        List.of("%00", "%ff%fe", "%C3%28", "%F0%9F%98%80", "a%0D%0Ab", "+", "a&after=b")) {
      fresh(after, app.open("json/" + topic + "?as=ndjson&after=" + after));
    }
    assertThat(raw("\t")).contains("\"recovered\":false");
    // RFC 9110 section 5.5 forbids some of these bytes in a header and leaves the meaning of others
    // open: Payara rejects them in any header, before the application.
    for (String header : List.of("\u00ff\u00fe", "a\u00a0b", "\u0001\u007f")) {
      assertThat(raw(header))
          .as("header %s", header.codePoints().boxed().toList())
          .satisfiesAnyOf(
              answer -> assertThat(answer).contains("\"recovered\":false"),
              answer -> assertThat(answer).startsWith("HTTP/1.1 400 "));
    }
  }

  /** Sends a long poll with these bytes as its cursor. */
  private String raw(String lastEventId) throws IOException {
    String head =
        "GET %sjson/%s?as=poll&wait=0 HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nLast-Event-ID: %s\r\n\r\n"
            .formatted(app.root.getPath(), topic, app.root.getAuthority(), lastEventId);
    try (Socket socket = new Socket(app.root.getHost(), app.root.getPort())) {
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static void fresh(String what, HttpResponse<InputStream> response) throws Exception {
    assertThat(response.statusCode()).as(what).isEqualTo(200);
    Seen first = App.reader(response).next().orElseThrow();
    response.body().close();
    assertThat(first.event()).as(what).isEqualTo("snapshot");
    assertThat(first.recovered()).as(what).isFalse();
    assertThat(first.data()).as("the application's data, " + what).isEqualTo("{\"n\":9}");
    assertThat(first.id()).as(what).matches("[0-9a-z]+-[0-9]+");
  }

  @Test
  void afterAFreshSnapshotTheStreamIsLiveAndItsCursorResumes() throws Exception {
    for (String framing : App.FRAMINGS) {
      String name = topic + framing;
      app.post("do/text/" + name, "before");
      HttpResponse<InputStream> response = app.open("text/" + name + "?as=" + framing + "&after=x");
      StreamReader reader = App.reader(response);
      Seen first = reader.next().orElseThrow();
      assertThat(first.event()).as(framing).isEqualTo("snapshot");
      assertThat(first.recovered()).as(framing).isFalse();
      assertThat(first.data()).as(framing).isEmpty();
      app.post("do/text/" + name, "live");
      if (!framing.equals("poll")) {
        assertThat(reader.next().orElseThrow().data()).as(framing).isEqualTo("live");
      }
      response.body().close();
      HttpResponse<InputStream> again =
          app.open("text/" + name + "?as=" + framing + "&after=" + first.id());
      assertThat(App.reader(again).next().orElseThrow().data()).as(framing).isEqualTo("live");
      again.body().close();
    }
  }

  @Test
  void aClientThatDropsRightAfterAFreshSnapshotMissesNothing() throws Exception {
    app.post("do/texts/" + topic + "?from=1&to=3", "");
    HttpResponse<InputStream> response = app.open("text/" + topic + "?as=mixed&after=x");
    Seen snapshot = App.reader(response).next().orElseThrow();
    assertThat(snapshot.recovered()).isFalse();
    assertThat(snapshot.data()).isEqualTo(StreamsApp.text(3));
    response.body().close();
    app.post("do/texts/" + topic + "?from=4&to=4", "");
    HttpResponse<InputStream> again =
        app.open("text/" + topic + "?as=mixed", "Last-Event-ID", snapshot.id());
    Seen next = App.reader(again).next().orElseThrow();
    assertThat(next.data()).isEqualTo(StreamsApp.text(4));
    assertThat(next.recovered()).isTrue();
    again.body().close();
  }

  // The state

  @Test
  void aStateViewResumesWithTheNewestStateAndNeverWithAnOlderOne() throws Exception {
    publishTexts(1, 1);
    for (String framing : App.FRAMINGS) {
      String path = "text/" + topic + "?view=state&as=" + framing;
      HttpResponse<InputStream> response = app.open(path);
      Seen first = App.reader(response).next().orElseThrow();
      response.body().close();
      int number = Integer.parseInt(first.data().replaceFirst("(?s) .*", ""));
      publishTexts(number + 1, number + 30);
      HttpResponse<InputStream> again = app.open(path, "Last-Event-ID", first.id());
      Seen newest = App.reader(again).next().orElseThrow();
      again.body().close();
      assertThat(newest.event()).as(framing).isEqualTo("snapshot");
      assertThat(newest.data()).as(framing).startsWith((number + 30) + " ");
      assertThat(
              app.get("text/" + topic + "?view=state&as=poll&wait=0&after=" + newest.id()).body())
          .as(framing)
          .contains("\"parts\":[]");
    }
  }

  @Test
  void aClosedTopicEndsItsStateViewsEvenIfItsLastEventHadNoState() throws Exception {
    publishTexts(1, 1);
    app.post("do/text/" + topic, "without a state");
    app.post("do/close/" + topic, "");
    assertThat(app.get("text/" + topic + "?view=state&as=sse").body())
        .matches("(?s)retry: 2000\nevent: snapshot\nid: [0-9a-z]+-1-end\ndata: .*\n\n");
  }

  // Runs

  @Test
  void aReconnectingClientTakesOverItsRunBeforeTheServerNoticesTheDrop() throws Exception {
    for (String framing : List.of("replace", "mixed", "sse", "ndjson")) {
      String name = topic + framing;
      String path = "told/" + name + "?as=" + framing;
      HttpResponse<InputStream> lost = app.open(path);
      StreamReader before = App.reader(lost);
      Seen first = before.next().orElseThrow();
      assertThat(first.data()).isEqualTo("run 1");

      HttpResponse<InputStream> back = app.open(path, "Last-Event-ID", first.id());
      app.post("do/tell/" + name, "more");
      StreamReader after = App.reader(back);
      assertThat(after.next().orElseThrow().data()).as(framing).isEqualTo("more");
      app.post("do/tell/" + name, StreamsApp.END);
      assertThat(after.next()).as(framing).isEmpty();
      // The server has ended the first connection.
      lost.body().transferTo(OutputStream.nullOutputStream());
    }
  }

  @Test
  void aCursorDoesNotTakeOverARunOfAnotherMethod() throws Exception {
    HttpResponse<InputStream> response = app.open("told/" + topic + "?as=sse");
    Seen first = App.reader(response).next().orElseThrow();
    String other = app.get("count?to=2&as=ndjson", "Last-Event-ID", first.id()).body();
    assertThat(other).contains("\"recovered\":false", "\"data\":\"1\"", "\"data\":\"2\"");
    app.post("do/tell/" + topic, StreamsApp.END);
    response.body().close();
  }

  @Test
  void aClientThatReconnectsAtTheEndOfARunGets204() throws Exception {
    String ended = app.get("count?to=2&as=sse").body();
    String end = ended.replaceFirst("(?s).*id: ([0-9a-z]+-2-end)\n.*", "$1");
    for (String framing : App.FRAMINGS) {
      assertThat(app.get("count?to=2&as=" + framing, "Last-Event-ID", end).statusCode())
          .as(framing)
          .isEqualTo(204);
      assertThat(app.get("count?to=2&as=" + framing + "&after=" + end).statusCode())
          .as(framing)
          .isEqualTo(204);
    }
  }

  @Test
  void longPollsOfARunGetEveryValueOnceAndThenTheEnd() throws Exception {
    // Short runs often, because failures occur at the end of a run.
    List<Integer> lengths = new ArrayList<>(Collections.nCopies(40, 1));
    lengths.addAll(List.of(0, 2, 3, 50, 2_000));
    for (int to : lengths) {
      List<String> seen = new ArrayList<>();
      String path = "count?as=poll&to=" + to;
      HttpResponse<InputStream> response = app.open(path);
      while (response.statusCode() == 200) {
        StreamReader reader = App.reader(response);
        for (Optional<Seen> part = reader.next(); part.isPresent(); part = reader.next()) {
          seen.add(part.get().data());
        }
        response = app.open(path + "&after=" + reader.cursor());
      }
      assertThat(response.statusCode()).isEqualTo(204);
      assertThat(seen).isEqualTo(IntStream.rangeClosed(1, to).mapToObj(Integer::toString).toList());
    }
  }
}

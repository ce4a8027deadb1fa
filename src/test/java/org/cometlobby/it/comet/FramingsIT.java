package org.cometlobby.it.comet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.awt.Color;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cometlobby.browser.Browsers;
import org.cometlobby.it.harness.Deployments;
import org.cometlobby.it.harness.Program;
import org.cometlobby.it.harness.Relay;
import org.cometlobby.it.harness.StreamReader.Seen;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The five framings, read by third-party clients: browsers, programs and libraries. The server
 * sends no heartbeats in these tests, so that a client shows a part because of the part itself.
 */
@ArquillianTest
@ExtendWith(Browsers.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FramingsIT {

  private static final String CURSOR = "[0-9a-z]{1,16}-[0-9]+";
  // A stream's last event says that it is the last one, if the stream has ended when it is sent.
  private static final String LAST_CURSOR = CURSOR + "(-end)?";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  // Shorter than the heartbeat.
  private static final double PATIENCE_FOR_A_PART = 15_000;

  @ArquillianResource private URL injected;
  private App app;
  // A topic for each test.
  private String topic;

  @Deployment(testable = false)
  static WebArchive stranger() {
    return App.quietWar();
  }

  @BeforeEach
  void find(TestInfo test) {
    app = new App(Deployments.onLoopback(injected));
    topic = test.getTestMethod().orElseThrow().getName();
  }

  private void publish(String text) throws Exception {
    app.post("do/text/" + topic, text);
  }

  private void end() throws Exception {
    app.post("do/close/" + topic, "");
  }

  // Negotiation and headers

  @Test
  void theAsParameterTakesPrecedenceOverTheAcceptHeader() throws Exception {
    Map<String, String> types =
        Map.of(
            "replace", "multipart/x-mixed-replace; boundary=",
            "mixed", "multipart/mixed; boundary=",
            "sse", "text/event-stream",
            "ndjson", "application/x-ndjson",
            "poll", "application/json");
    for (String framing : App.FRAMINGS) {
      HttpResponse<String> response =
          app.get("count?to=1&as=" + framing, "Accept", "text/css, application/json;q=0.1");
      assertThat(response.statusCode()).as(framing).isEqualTo(200);
      assertThat(App.contentType(response)).as(framing).startsWith(types.get(framing));
    }
  }

  @Test
  void theAcceptHeaderIsRankedByQualityThenPrecisionThenContractOrder() throws Exception {
    Map<String, String> chosen =
        Map.ofEntries(
            Map.entry("*/*", "multipart/x-mixed-replace"),
            Map.entry("multipart/*", "multipart/x-mixed-replace"),
            Map.entry("multipart/mixed", "multipart/mixed"),
            Map.entry("MULTIPART/Mixed", "multipart/mixed"),
            Map.entry("text/event-stream", "text/event-stream"),
            Map.entry("application/x-ndjson", "application/x-ndjson"),
            Map.entry("application/json", "application/json"),
            Map.entry("application/*", "application/x-ndjson"),
            Map.entry(
                "text/html, application/json;q=0.2, multipart/mixed;q=0.3", "multipart/mixed"),
            Map.entry("application/json, */*;q=0.9", "application/json"),
            Map.entry("application/json, */*", "application/json"),
            Map.entry("*/*, multipart/x-mixed-replace;q=0", "multipart/mixed"),
            Map.entry("image/avif,image/webp,*/*;q=0.8", "multipart/x-mixed-replace"),
            Map.entry("text/event-stream; charset=utf-8", "text/event-stream"),
            Map.entry("application/json;q=0, text/event-stream;q=0.001", "text/event-stream"));
    for (Map.Entry<String, String> entry : chosen.entrySet()) {
      HttpResponse<String> response = app.get("count?to=1", "Accept", entry.getKey());
      assertThat(App.contentType(response).replaceFirst(";.*", ""))
          .as("Accept: %s", entry.getKey())
          .isEqualTo(entry.getValue());
    }
    assertThat(
            App.contentType(
                app.get("count?to=1", "Accept", "text/html", "Accept", "text/event-stream")))
        .as("two headers")
        .isEqualTo("text/event-stream");
  }

  @Test
  void anUnacceptableRequestGetsAProblemThatNamesTheFramings() throws Exception {
    List<HttpResponse<String>> refused =
        List.of(
            app.get("count?to=1", "Accept", "text/html"),
            app.get("count?to=1", "Accept", "application/json;q=0"),
            app.get("count?to=1", "Accept", "nonsense"),
            app.get("count?to=1&as=nonsense"),
            app.get("count?to=1&as="),
            app.get("count?to=1&as=SSE", "Accept", "*/*"));
    for (HttpResponse<String> response : refused) {
      assertThat(response.statusCode()).as("%s", response.request()).isEqualTo(406);
      assertThat(App.contentType(response)).isEqualTo("application/problem+json");
      assertThat(response.body())
          .contains("as=replace", "as=mixed", "as=sse", "as=ndjson", "as=poll");
    }
  }

  @Test
  void everyStreamForbidsStoringBufferingAndSniffing() throws Exception {
    for (String framing : App.FRAMINGS) {
      HttpResponse<String> response = app.get("count?to=1&as=" + framing);
      Map<String, String> expected =
          Map.of(
              "Cache-Control", "no-store, no-transform",
              "X-Accel-Buffering", "no",
              "X-Content-Type-Options", "nosniff",
              "Vary", "Accept");
      expected.forEach(
          (name, value) ->
              assertThat(response.headers().allValues(name))
                  .as("%s of %s", name, framing)
                  .containsExactly(value));
    }
  }

  @Test
  void aBoundaryIsAlphanumericAndNewForEachResponse() throws Exception {
    String one = App.boundary(app.get("count?to=1&as=mixed"));
    String other = App.boundary(app.get("count?to=1&as=mixed"));
    assertThat(one).matches("[0-9A-Za-z]{24,70}").isNotEqualTo(other);
  }

  @Test
  void theFirstPartHasACursorInEveryFramingWithAndWithoutAState() throws Exception {
    for (String framing : App.FRAMINGS) {
      String stateful = topic + framing;
      app.post("do/state/" + stateful, "{\"players\":1}");
      Seen snapshot = first("json/" + stateful + "?as=" + framing);
      assertThat(snapshot.event()).as(framing).isEqualTo("snapshot");
      assertThat(snapshot.id()).as(framing).matches(CURSOR);
      assertThat(snapshot.data()).as(framing).isEqualTo("{\"players\":1}");
      assertThat(first("count?to=1&as=" + framing).id()).as(framing).matches(LAST_CURSOR);
    }
  }

  private Seen first(String path) throws Exception {
    HttpResponse<InputStream> response = app.open(path);
    Seen first = App.reader(response).next().orElseThrow();
    response.body().close();
    return first;
  }

  // Exact shapes

  @Test
  void serverSentEventsHaveRetryOnceThenEventIdAndDataLineByLine() throws Exception {
    HttpResponse<InputStream> response = app.open("text/" + topic + "?as=sse");
    publish("plain");
    app.post("do/text/" + topic + "?event=named", "one\r\ntwo\rthree\nfour\n\nid: 7");
    publish("");
    end();
    String body = new String(response.body().readAllBytes(), UTF_8);
    String epoch = body.replaceFirst("(?s).*?id: ([0-9a-z]+)-.*", "$1");
    String events =
        """
        retry: 2000
        id: EPOCH-1
        data: plain

        event: named
        id: EPOCH-2
        data: one
        data: two
        data: three
        data: four
        data:\s
        data: id: 7

        id: EPOCH-3
        data:\s

        """;
    assertThat(body.replace(epoch, "EPOCH"))
        .isIn(events + "id: EPOCH-3-end\n\n", events.replace("-3", "-3-end"));
  }

  @Test
  void jsonLinesHaveTextAsStringJsonAsValueAndBytesAsBase64() throws Exception {
    HttpResponse<InputStream> response = app.open("text/" + topic + "?as=ndjson");
    publish("two\nlines \"and\" ü");
    app.post("do/json/" + topic + "?event=named", "{\"a\":[1,true,null,\"\\n\"]}");
    app.post("do/bytes/" + topic, new byte[] {0, (byte) 0xff, '\n'});
    end();
    String body = new String(response.body().readAllBytes(), UTF_8);
    String epoch = body.replaceFirst("(?s).*?\"id\":\"([0-9a-z]+)-.*", "$1");
    assertThat(body.replace("-3-end", "-3"))
        .isEqualTo(
            """
            {"id":"EPOCH-1","data":"two\\nlines \\"and\\" ü"}
            {"event":"named","id":"EPOCH-2","data":{"a":[1,true,null,"\\n"]}}
            {"id":"EPOCH-3","data":"AP8K","encoding":"base64"}
            """
                .replace("EPOCH", epoch));
  }

  @Test
  void aLongPollHasACursorAndParts() throws Exception {
    app.post("do/state/" + topic, "{\"n\":0}");
    String first = app.get("json/" + topic + "?as=poll").body();
    String epoch = first.replaceFirst(".*\"id\":\"([0-9a-z]+)-.*", "$1");
    assertThat(first)
        .isEqualTo(
            "{\"parts\":[{\"event\":\"snapshot\",\"id\":\"%1$s-1\",\"data\":{\"n\":0}}],\"cursor\":\"%1$s-1\"}"
                .formatted(epoch));
    publish("a");
    app.post("do/bytes/" + topic, new byte[] {1});
    assertThat(app.get("json/" + topic + "?as=poll&after=" + epoch + "-1").body())
        .isEqualTo(
            """
            {"parts":[{"id":"%1$s-2","data":"a"},\
            {"id":"%1$s-3","data":"AQ==","encoding":"base64"}],"cursor":"%1$s-3"}"""
                .formatted(epoch));
  }

  @Test
  void aLongPollReturnsAnEmptyListAfterItsWaitAndRejectsAnInvalidWait() throws Exception {
    for (String wait : List.of("0", "1")) {
      assertThat(app.get("text/" + topic + "?as=poll&wait=" + wait).body())
          .as("wait=%s", wait)
          .matches("\\{\"parts\":\\[],\"cursor\":\"" + CURSOR + "\"}");
    }
    for (String wait : List.of("56", "-1", "1.5", "", "x", "99999999999999999999")) {
      HttpResponse<String> response = app.get("text/" + topic + "?as=poll&wait=" + wait);
      assertThat(response.statusCode()).as("wait=%s", wait).isEqualTo(400);
      assertThat(App.contentType(response)).isEqualTo("application/problem+json");
      assertThat(response.body()).contains("wait");
    }
  }

  @Test
  void aLongPollReturnsAsSoonAsAnEventIsPublished() throws Exception {
    CompletableFuture<HttpResponse<String>> answer =
        app.getAsync("text/" + topic + "?as=poll&wait=55&after=" + emptyCursor());
    publish("now");
    assertThat(answer.get(50, TimeUnit.SECONDS).body()).contains("\"data\":\"now\"");
  }

  private String emptyCursor() throws Exception {
    String body = app.get("text/" + topic + "?as=poll&wait=0").body();
    return body.replaceFirst(".*\"cursor\":\"(.*)\"}", "$1");
  }

  @Test
  void eachMultipartPartHasALengthAndIsDelimitedAtOnceUpToACleanEnd() throws Exception {
    HttpResponse<InputStream> response = app.open("text/" + topic + "?as=mixed");
    publish("ü\r\n");
    app.post("do/json/" + topic + "?event=named", "{}");
    publish("");
    end();
    String body = new String(response.body().readAllBytes(), UTF_8);
    String epoch = body.replaceFirst("(?s).*?Event-ID: ([0-9a-z]+)-.*", "$1");
    assertThat(body.replace("-3-end", "-3"))
        .isEqualTo(
            """
            --TOKEN
            Content-Type: text/plain;charset=utf-8
            Event-ID: EPOCH-1
            Content-Length: 4

            ü

            --TOKEN
            Content-Type: application/json
            Event: named
            Event-ID: EPOCH-2
            Content-Length: 2

            {}
            --TOKEN
            Content-Type: text/plain;charset=utf-8
            Event-ID: EPOCH-3
            Content-Length: 0


            --TOKEN
            --TOKEN--"""
                .replace("\n", "\r\n")
                .replace("TOKEN", App.boundary(response))
                .replace("EPOCH", epoch));
  }

  // Programs and libraries

  @Test
  void theJdkHttpClientReadsEachLineAsItArrives() throws Exception {
    HttpResponse<InputStream> response = app.open("text/" + topic + "?as=ndjson");
    BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    for (String text : List.of("one", "two", "three")) {
      publish(text);
      assertThat(lines.readLine()).endsWith("\"data\":\"" + text + "\"}");
    }
    end();
    assertThat(lines.readLine()).isNull();
  }

  @Test
  void curlPrintsEachPartAsItArrivesAndExitsWithZero() throws Exception {
    for (String framing : List.of("replace", "mixed", "sse", "ndjson")) {
      String name = topic + framing;
      app.post("do/text/" + name + "?event=first&state=%7B%7D", "one");
      URI stream = app.at("text/" + name + "?as=" + framing);
      try (Program curl = Program.start("curl", "--silent", "--no-buffer", stream.toString())) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(curl.output(), UTF_8));
        awaitLine(lines, "{}");
        app.post("do/text/" + name, "two");
        awaitLine(lines, "two");
        app.post("do/close/" + name, "");
        assertThat(curl.status()).as(framing).isZero();
      }
    }
  }

  private static void awaitLine(BufferedReader lines, String text) throws Exception {
    for (String line = lines.readLine(); !line.contains(text); line = lines.readLine()) {
      assertThat(line).doesNotContain("<html");
    }
  }

  @Test
  void jakartaMailParsesMixedAndReplacingStreams() throws Exception {
    for (String framing : List.of("mixed", "replace")) {
      String name = topic + framing;
      byte[] picture = StreamsApp.picture("png", Color.RED);
      HttpResponse<InputStream> response = app.open("text/" + name + "?as=" + framing);
      app.post("do/text/" + name, "ü\r\n--boundary\r\n--");
      app.post("do/json/" + name + "?event=named", "{\"a\":1}");
      app.post("do/bytes/" + name, picture);
      app.post("do/close/" + name, "");
      MimeMultipart parsed = parse(response);
      assertThat(bodies(parsed))
          .as(framing)
          .containsExactly(
              "ü\r\n--boundary\r\n--".getBytes(UTF_8), "{\"a\":1}".getBytes(UTF_8), picture);
      assertThat(parsed.getBodyPart(1).getContentType()).isEqualTo("application/json");
      assertThat(parsed.getBodyPart(1).getHeader("Event")).containsExactly("named");
      assertThat(parsed.getBodyPart(2).getHeader("Event-ID")[0]).matches(LAST_CURSOR);
    }
  }

  @Test
  void jakartaMailParsesAStreamOfImages() throws Exception {
    HttpResponse<InputStream> response = app.open("png/" + topic + "?as=replace");
    byte[] red = StreamsApp.picture("png", Color.RED);
    byte[] green = StreamsApp.picture("png", Color.GREEN);
    app.post("do/bytes/" + topic, red);
    app.post("do/bytes/" + topic, green);
    end();
    // The last part is the header block that is sent ahead for the browsers and never gets a body.
    assertThat(bodies(parse(response))).containsExactly(red, green, new byte[0]);
  }

  private static MimeMultipart parse(HttpResponse<InputStream> response) throws Exception {
    return new MimeMultipart(new ByteArrayDataSource(response.body(), App.contentType(response)));
  }

  private static List<byte[]> bodies(MimeMultipart multipart) throws Exception {
    List<byte[]> bodies = new ArrayList<>();
    for (int i = 0; i < multipart.getCount(); i++) {
      BodyPart part = multipart.getBodyPart(i);
      bodies.add(part.getInputStream().readAllBytes());
    }
    return bodies;
  }

  @Test
  void ffmpegDecodesEveryFrameOfAStreamOfJpegs() throws Exception {
    URI stream = app.at("jpeg?count=6&as=replace");
    try (Program ffmpeg =
        Program.start(
            "ffmpeg",
            "-nostdin",
            "-loglevel",
            "error",
            // Otherwise ffmpeg asks for the connection to be closed. WildFly then ends the body by
            // closing, as HTTP/1.1 allows, and ffmpeg takes that for a failure and drops the last
            // frame.
            "-multiple_requests",
            "1",
            "-f",
            "mpjpeg",
            "-i",
            stream.toString(),
            "-f",
            "rawvideo",
            "-pix_fmt",
            "rgb24",
            "-")) {
      byte[] pixels = ffmpeg.output().readAllBytes();
      assertThat(ffmpeg.status()).isZero();
      int frame = 16 * 16 * 3;
      assertThat(pixels).hasSize(6 * frame);
      for (int i = 0; i < 6; i++) {
        assertThat(pixels[i * frame] & 0xff).as("red of frame %s", i).isCloseTo(40 * i, within(8));
      }
    }
  }

  // Browsers

  @Test
  void eventSourceGetsNamedEventsReconnectsWithItsCursorAndStopsAtTheEnd(Page page)
      throws Exception {
    try (Relay relay = new Relay(app.root)) {
      page.navigate(relay.address().resolve("box/empty").toString());
      page.evaluate(
          """
          url => {
            window.seen = [];
            window.opened = 0;
            window.source = new EventSource(url);
            const note = e => seen.push([e.type, e.data]);
            source.onmessage = note;
            source.addEventListener("named", note);
            source.addEventListener("snapshot", note);
            source.onopen = () => opened++;
          }
          """,
          "../text/" + topic);
      page.waitForFunction("opened === 1");
      publish("one\r\ntwo");
      app.post("do/text/" + topic + "?event=named", "ü");
      page.waitForFunction("seen.length === 2");
      relay.cut();
      publish("while it was away");
      page.waitForFunction("opened === 2 && seen.length === 3");
      publish("after that");
      page.waitForFunction("seen.length === 4");
      end();
      page.waitForFunction("source.readyState === EventSource.CLOSED");
      assertThat(page.evaluate("[opened, seen]"))
          .isEqualTo(
              List.of(
                  2,
                  List.of(
                      List.of("message", "one\ntwo"),
                      List.of("named", "ü"),
                      List.of("message", "while it was away"),
                      List.of("message", "after that"))));
    }
  }

  @Test
  void fetchReadsEachPartOfEveryStreamAsItArrives(Page page) throws Exception {
    page.setDefaultTimeout(PATIENCE_FOR_A_PART);
    page.navigate(app.at("box/empty").toString());
    for (String framing : List.of("mixed", "replace", "sse", "ndjson")) {
      String name = topic + framing;
      page.evaluate(
          """
          async url => {
            window.text = "";
            window.over = false;
            const response = await fetch(url);
            const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
            (async () => {
              for (;;) {
                const { value, done } = await reader.read();
                if (done) break;
                text += value;
              }
              over = true;
            })();
          }
          """,
          "../text/" + name + "?as=" + framing);
      for (String text : List.of("one", "zwei ü", "three")) {
        app.post("do/text/" + name, text);
        page.waitForFunction("text => window.text.includes(text)", text);
      }
      app.post("do/close/" + name, "");
      page.waitForFunction("over");
    }
  }

  // Returns the colour that an <img> shows, as red, green, blue; empty before its first image.
  private static final String SAMPLE =
      """
      image => {
        if (!image.naturalWidth) return "";
        const canvas = document.createElement("canvas");
        canvas.width = canvas.height = 16;
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        return [...context.getImageData(8, 8, 1, 1).data.slice(0, 3)].join();
      }
      """;

  @Test
  void chromiumShowsEachPngBeforeTheNextIsSent(Page page) throws Exception {
    showsEachPartAtOnce(page, "png");
  }

  @Test
  void chromiumShowsEachSvgBeforeTheNextIsSent(Page page) throws Exception {
    showsEachPartAtOnce(page, "svg");
  }

  private void showsEachPartAtOnce(Page page, String kind) throws Exception {
    page.setDefaultTimeout(PATIENCE_FOR_A_PART);
    page.navigate(app.at("box/empty").toString());
    page.evaluate("sample => { window.sample = eval(sample); }", SAMPLE);
    page.evaluate(
        """
        url => {
          window.image = new Image(16, 16);
          window.broken = false;
          image.onerror = () => broken = true;
          image.src = url;
          document.body.append(image);
        }
        """,
        "../" + kind + "/" + topic);
    publishPicture(kind, Color.RED);
    page.waitForFunction("sample(image) === '255,0,0'");
    publishPicture(kind, Color.GREEN);
    page.waitForFunction("sample(image) === '0,255,0'");
    publishPicture(kind, Color.BLUE);
    page.waitForFunction("sample(image) === '0,0,255'");
    end();
    // By the next frame the browser has handled the end of the stream.
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
    assertThat(page.evaluate("[broken, sample(image)]")).isEqualTo(List.of(false, "0,0,255"));
  }

  /** Publishes a picture, also as the state, so that a reader may connect before or after it. */
  private void publishPicture(String kind, Color color) throws Exception {
    if (kind.equals("png")) {
      app.post("do/picture/" + topic, StreamsApp.picture("png", color));
    } else {
      app.post("do/picture/" + topic, svg(color).getBytes(UTF_8));
    }
  }

  private static String svg(Color color) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="16" height="16">\
    <rect width="16" height="16" fill="rgb(%d,%d,%d)"/></svg>"""
        .formatted(color.getRed(), color.getGreen(), color.getBlue());
  }

  @Test
  void chromiumShowsTheFirstImageFromAnotherSiteAtOnce(Page page) throws Exception {
    page.setDefaultTimeout(PATIENCE_FOR_A_PART);
    for (String kind : List.of("svg", "png")) {
      topic = topic + kind;
      publishPicture(kind, Color.RED);
      page.navigate(otherSite("box/empty"));
      assertThat(
              page.evaluate(
                  """
                  url => new Promise((resolve, reject) => {
                    const image = new Image();
                    image.onload = () => resolve(image.naturalWidth);
                    image.onerror = () => reject(new Error("broken"));
                    image.src = url;
                    document.body.append(image);
                  })
                  """,
                  app.at(kind + "/" + topic).toString()))
          .as(kind)
          .isEqualTo(16);
    }
  }

  @Test
  @Tag("one-server")
  void firefoxShowsEachImageAndEachDocumentBeforeTheNextIsSent(@TempDir Path profile)
      throws Exception {
    String page =
        """
        <!doctype html><meta charset="utf-8"><body>
        <img id="png" width="16" height="16" src="../png/%1$spng">
        <img id="svg" width="16" height="16" src="../svg/%1$ssvg">
        <script>
          const sample = %2$s;
          const last = {};
          function look(kind, seen) {
            if (!seen || seen === last[kind]) return;
            last[kind] = seen;
            fetch("%1$s-" + kind, { method: "POST", body: seen });
          }
          setInterval(() => {
            look("png", sample(png));
            look("svg", sample(svg));
          }, 20);
        </script>
        """
            .formatted(topic, SAMPLE);
    app.post("box/" + topic, page);
    String all = topic;
    try (Program firefox =
        Program.start(
            "firefox-esr",
            "--headless",
            "--no-remote",
            "--profile",
            profile.toString(),
            app.at("box/" + topic).toString(),
            // In a tab of its own: a frame takes its charset from the page around it.
            app.at("html/" + topic + "html").toString())) {
      for (Color color : List.of(Color.RED, Color.GREEN, Color.BLUE)) {
        String expected = "%d,%d,%d".formatted(color.getRed(), color.getGreen(), color.getBlue());
        for (String kind : List.of("png", "svg")) {
          topic = all + kind;
          publishPicture(kind, color);
          awaitSeen(all + "-" + kind, expected);
        }
        app.post("do/document/" + all + "html", document(all + "-html", expected));
        awaitSeen(all + "-html", "Zürich " + expected);
      }
      assertThat(firefox.isAlive()).isTrue();
    }
  }

  private String otherSite(String path) {
    return app.at(path).toString().replace("127.0.0.1", "localhost");
  }

  /** Returns a document that posts its own text as the browser decoded it. */
  private static String document(String box, String text) {
    return """
    <!doctype html><p>Zürich %s</p><script>
      fetch("../box/%s", { method: "POST", body: document.querySelector("p").textContent });
    </script>
    """
        .formatted(text, box);
  }

  private void awaitSeen(String box, String expected) {
    await(box)
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(app.get("box/" + box).body()).isEqualTo(expected));
  }
}

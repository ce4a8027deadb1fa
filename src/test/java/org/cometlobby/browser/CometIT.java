package org.cometlobby.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cometlobby.browser.ScriptedServer.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One connection of comet.js, from opening to end. */
@EveryEngine
@Tag("one-server")
class CometIT {

  private final ScriptedServer server = new ScriptedServer();

  @BeforeEach
  void open(Tab page) {
    page.navigate(server.url("/"));
    // seen: the parts that the loop received; end: how the loop ended.
    page.evaluate(
        """
        async () => {
          const { comet } = await import("/js/comet.js");
          window.seen = [];
          window.read = async (options, url = "/stream") => {
            window.end = undefined;
            try {
              for await (const part of comet(url, options)) seen.push(part.text());
              window.end = "finished";
            } catch (e) {
              window.error = e;
              window.end = e.name;
            }
          };
        }
        """);
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  private static void awaitSeen(Tab page, String... texts) {
    page.waitForFunction("n => seen.length >= n", texts.length);
    assertThat(page.evaluate("seen")).isEqualTo(List.of(texts));
  }

  private static void awaitEnd(Tab page, String end) {
    page.waitForFunction("() => window.end");
    assertThat(page.evaluate("end")).isEqualTo(end);
  }

  @Test
  void eachPartArrivesBeforeTheNextIsSentAndTheEndOfTheStreamEndsTheLoop(Tab page) {
    page.evaluate("void read()");
    Exchange stream = server.next("/stream");
    assertThat(stream.method()).isEqualTo("GET");
    assertThat(stream.header("Accept")).isEqualTo("multipart/mixed");
    assertThat(stream.header("Last-Event-ID")).isEmpty();

    stream.open().part("waiting...");
    awaitSeen(page, "waiting...");
    stream.part("start");
    awaitSeen(page, "waiting...", "start");
    stream.end();
    awaitEnd(page, "finished");
  }

  @Test
  void heartbeatsNeverReachTheCaller(Tab page) {
    page.evaluate("void read()");
    server.next("/stream").open().part("", "Event: ping").part("a").part("", "Event: ping").end();
    awaitEnd(page, "finished");
    awaitSeen(page, "a");
  }

  @Test
  void leavingTheLoopClosesTheConnection(Tab page) {
    page.evaluate(
        """
        async () => {
          const { comet } = await import("/js/comet.js");
          (async () => {
            for await (const part of comet("/stream")) if (part.text() === "enough") break;
            window.end = "left";
          })();
        }
        """);
    Exchange stream = server.next("/stream").open().part("a").part("enough").part("more");
    awaitEnd(page, "left");
    stream.awaitGone();
  }

  @Test
  void anAbortSignalClosesTheConnectionAndThrowsItsReason(Tab page) {
    page.evaluate("window.abort = new AbortController(); void read({ signal: abort.signal })");
    Exchange stream = server.next("/stream").open().part("a");
    awaitSeen(page, "a");
    page.evaluate("abort.abort()");
    stream.awaitGone();
    awaitEnd(page, "AbortError");

    page.evaluate("void read({ signal: AbortSignal.abort() })");
    awaitEnd(page, "AbortError");
    assertThat(server.pending("/stream")).isZero();
  }

  @Test
  void theOptionsOfFetchArePassedOn(Tab page) {
    page.evaluate("void read({ headers: { Authorization: 'Bearer x' } }, '/stream?view=state')");
    Exchange stream = server.next("/stream");
    assertThat(stream.header("Authorization")).isEqualTo("Bearer x");
    assertThat(stream.target()).isEqualTo("/stream?view=state");
    stream.open().end();
    awaitEnd(page, "finished");
  }

  @Test
  void aProblemIsATypedErrorWithStatusAndDetail(Tab page) {
    page.evaluate("void read()");
    server
        .next("/stream")
        .answer(
            404,
            "application/problem+json",
            "{\"title\":\"Not found\",\"detail\":\"There is no room K7QX2M.\",\"code\":\"K7QX2M\"}");
    awaitEnd(page, "CometError");
    assertThat(
            page.evaluate("({ ...error.problem, status: error.status, message: error.message })"))
        .isEqualTo(
            Map.of(
                "title", "Not found",
                "detail", "There is no room K7QX2M.",
                "code", "K7QX2M",
                "status", 404,
                "message", "There is no room K7QX2M."));
  }

  @Test
  void anErrorWithoutAProblemIsTypedToo(Tab page) {
    page.evaluate("void read()");
    server.next("/stream").answer(403, "application/json", "{not json");
    awaitEnd(page, "CometError");
    assertThat(page.evaluate("[error.status, error.message]"))
        .isEqualTo(List.of(403, "403 Scripted"));
  }

  @Test
  void anAnswerThatIsNotAStreamIsAnError(Tab page) {
    page.evaluate("void read()");
    server.next("/stream").answer(200, "text/html", "Please log in");
    awaitEnd(page, "CometError");
    assertThat(page.evaluate("error.message"))
        .isEqualTo("Not multipart with a boundary: text/html");
  }

  @Test
  void noContentEndsTheLoop(Tab page) {
    page.evaluate("void read()");
    server.next("/stream").answer(204, "text/plain", "");
    awaitEnd(page, "finished");
  }
}

package org.cometlobby.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cometlobby.browser.ScriptedServer.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of comet.js across connections: reconnection, backoff, backpressure and the watchdog. */
@EveryEngine
@Tag("one-server")
class CometReconnectIT {

  private final ScriptedServer server = new ScriptedServer();

  @BeforeEach
  void open(Tab page) {
    page.navigate(server.url("/"));
    // seen: the parts; states: the states of the stream; delays: the requested timeouts.
    page.evaluate(
        """
        async () => {
          const { comet } = await import("/js/comet.js");
          const now = { backoff: () => 0 };
          window.never = { backoff: () => 1e9 };
          window.seen = [];
          window.states = [];
          window.open = (options = now) => {
            window.stream = comet("/stream", options);
            stream.addEventListener("message", ({ data: part }) => seen.push(part.text()));
            states.push(stream.state);
            stream.addEventListener("statechange", () => states.push(stream.state));
          };
          window.recordDelays = () => {
            window.delays = [];
            const timeout = window.setTimeout;
            window.setTimeout = (then, ms) => {
              const isPause = ms < 30_000 && ms !== 10_000; // else the patience for a byte
              if (isPause) delays.push(ms);
              return timeout(then, isPause ? 0 : ms);
            };
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

  private static void awaitState(Tab page, String state) {
    page.waitForFunction("state => stream.state === state", state);
  }

  @Test
  void eventsAreDispatchedByName(Tab page) {
    page.evaluate(
        """
        () => {
          window.open();
          for (const name of ["joined", "ping", "reconnect"]) {
            stream.addEventListener(name, ({ data, lastEventId }) =>
              seen.push(`${name} ${lastEventId} ${data.json().name}`));
          }
        }
        """);
    server
        .next("/stream")
        .open()
        .event("1", "plain")
        .part("", "Event: ping")
        .part("{\"name\":\"Ada\"}", "Event: joined", "Event-ID: 2")
        .end();
    awaitState(page, "closed");
    awaitSeen(page, "plain", "joined 2 Ada");
  }

  @Test
  void theStateFollowsTheConnection(Tab page) {
    page.evaluate("window.open()");
    server.next("/stream").open().event("1", "a").close();
    server.next("/stream").open().event("2", "b").end();
    awaitState(page, "closed");
    assertThat(page.evaluate("states"))
        .isEqualTo(List.of("connecting", "open", "waiting", "connecting", "open", "closed"));
    assertThat(page.evaluate("String(stream.error)")).isEqualTo("undefined");
  }

  @Test
  void aBrokenStreamReconnectsWithTheCursorOfTheLastPart(Tab page) {
    page.evaluate("window.open()");
    Exchange first = server.next("/stream");
    assertThat(first.header("Last-Event-ID")).isEmpty();
    first.open().event("k:1", "a").event("k:2", "b").close();
    Exchange second = server.next("/stream");
    assertThat(second.header("Last-Event-ID")).isEqualTo("k:2");
    second.open().event("k:3", "c").write("Content-Length: 9\r\n\r\nhalf");
    awaitSeen(page, "a", "b", "c"); // a reset may overtake them
    second.cut();
    Exchange third = server.next("/stream");
    assertThat(third.header("Last-Event-ID")).isEqualTo("k:3");
    third.open().event("k:4", "d").end();
    awaitState(page, "closed");
    awaitSeen(page, "a", "b", "c", "d");
  }

  /** A server that starts again opens its port before the application is there. */
  @Test
  void aStreamThatWasOpenOutlivesAnswersThatAreNotTheApplications(Tab page) {
    page.evaluate("window.open()");
    server.next("/stream").open().close();
    server.next("/stream").answer(404, "text/html", "<title>404</title>");
    server.next("/stream").answer(404, "application/json", "{\"detail\":\"A proxy's word.\"}");
    server.next("/stream").open().event("1", "a").close();
    server.next("/stream").answer(200, "text/html", "<title>Welcome</title>");
    Exchange back = server.next("/stream");
    assertThat(back.header("Last-Event-ID")).isEqualTo("1");
    back.open().event("2", "b").close();
    server.next("/stream").answer(404, "application/problem+json", "{\"detail\":\"Closed.\"}");
    awaitState(page, "closed");
    awaitSeen(page, "a", "b");
    assertThat(page.evaluate("stream.error.message")).isEqualTo("Closed.");
  }

  @Test
  void theCursorOfAHeartbeatCounts(Tab page) {
    page.evaluate("window.open()");
    server
        .next("/stream")
        .open()
        .event("1", "a")
        .part("", "Event: ping", "Event-ID: 5")
        .part("", "Event: ping")
        .close();
    assertThat(server.next("/stream").header("Last-Event-ID")).isEqualTo("5");
  }

  @Test
  void theLoopContinuesAcrossConnectionsUntilTheServerEndsTheStream(Tab page) {
    page.evaluate(
        """
        async () => {
          const { comet } = await import("/js/comet.js");
          (async () => {
            for await (const part of comet("/stream", { backoff: () => 0 })) seen.push(part.text());
            seen.push("over");
          })();
        }
        """);
    server.next("/stream").open().event("1", "a").close();
    server.next("/stream").open().event("2", "b").end();
    awaitSeen(page, "a", "b", "over");
  }

  @Test
  void aSlowLoopAppliesBackpressureAndLosesNothing(Tab page) {
    page.evaluate(
        """
        async () => {
          const { comet } = await import("/js/comet.js");
          window.taken = 0; // from the connection
          const stream = comet("/stream");
          stream.addEventListener("message", () => taken++);
          (async () => {
            for await (const part of stream) {
              seen.push(part.text());
              if (seen.length === 1) await new Promise((resolve) => (window.proceed = resolve));
            }
            seen.push("over");
          })();
        }
        """);
    Exchange stream = server.next("/stream").open();
    for (int i = 0; i < 300; i++) {
      stream.part("" + i);
    }
    stream.end();
    page.waitForFunction("window.proceed && taken > 100");
    assertThat((int) page.evaluate("new Promise((r) => setTimeout(() => r(taken)))"))
        .isLessThan(110);
    page.evaluate("proceed()");
    page.waitForFunction("seen.length === 301");
    assertThat(page.evaluate("[seen[0], seen[299], seen[300]]"))
        .isEqualTo(List.of("0", "299", "over"));
  }

  @Test
  void backoffIsExponentialWithJitterAndAByteResetsIt(Tab page) {
    page.evaluate("recordDelays(); Math.random = () => 0.5; window.open({})");
    for (int i = 0; i < 7; i++) {
      server.next("/stream").cut();
    }
    server.next("/stream").open().close();
    server.next("/stream").open().end();
    awaitState(page, "closed");
    assertThat(page.evaluate("delays"))
        .isEqualTo(List.of(500, 750, 1250, 2250, 4250, 8250, 15_250, 500));
  }

  /** A balancer may cut every connection after some seconds, however quiet the stream is. */
  @Test
  void aQuietStreamThatIsCutAgainAndAgainNeverUsesUpItsRetries(Tab page) {
    page.evaluate("window.open({ retries: 1, backoff: () => 0 })");
    for (int i = 0; i < 4; i++) {
      server.next("/stream").open().close();
    }
    server.next("/stream").open().event("1", "a").end();
    awaitState(page, "closed");
    awaitSeen(page, "a");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 503})
  void aTransientStatusIsRetried(int status, Tab page) {
    page.evaluate("window.open()");
    server.next("/stream").answer(status, "text/plain", "");
    server.next("/stream").open().part("a").end();
    awaitState(page, "closed");
    awaitSeen(page, "a");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 406, 410})
  void aPermanentStatusEndsTheStream(int status, Tab page) {
    page.evaluate("window.open()");
    server.next("/stream").answer(status, "application/problem+json", "{\"detail\":\"No.\"}");
    awaitState(page, "closed");
    assertThat(page.evaluate("[stream.error.name, stream.error.status, stream.error.message]"))
        .isEqualTo(List.of("CometError", status, "No."));
    assertThat(page.evaluate("states")).isEqualTo(List.of("connecting", "closed"));
  }

  @Test
  void theNumberOfRetriesCanBeLimited(Tab page) {
    page.evaluate("window.open({ retries: 1, backoff: () => 0 })");
    server.next("/stream").answer(503, "application/problem+json", "{\"title\":\"Full\"}");
    server.next("/stream").answer(503, "application/problem+json", "{\"title\":\"Still full\"}");
    awaitState(page, "closed");
    assertThat(page.evaluate("stream.error.message")).isEqualTo("Still full");
  }

  @Test
  void retriesAreCountedWhateverTheServerAdvises(Tab page) {
    page.evaluate("window.open({ retries: 2 })");
    for (int i = 0; i < 3; i++) {
      server.next("/stream").answer(503, "text/plain", "", "Retry-After: 0");
    }
    awaitState(page, "closed");
    assertThat(page.evaluate("stream.error.status")).isEqualTo(503);
    assertThat(server.pending("/stream")).isZero();
  }

  @Test
  void retryAfterTakesPrecedenceOverBackoffButThereIsAlwaysAPause(Tab page) {
    page.evaluate("recordDelays(); Math.random = () => 0.5; window.open(never)");
    server.next("/stream").answer(503, "text/plain", "", "Retry-After: 7");
    server.next("/stream").answer(429, "text/plain", "", "Retry-After: 0");
    server.next("/stream").open().part("{\"afterMillis\":0}", "Event: reconnect").end();
    server
        .next("/stream")
        .answer(503, "text/plain", "", "Retry-After: Mon, 01 Jan 2001 00:00:09 GMT", "X: y");
    awaitState(page, "waiting");
    page.waitForFunction("states.length === 9");
    assertThat(page.evaluate("delays")).isEqualTo(List.of(7000, 500, 500));
  }

  @Test
  void retryAfterMayBeADateByTheClockOfItsSender(Tab page) {
    page.evaluate("recordDelays(); window.open(never)");
    server
        .next("/stream")
        .answer(
            503,
            "text/plain",
            "",
            "Date: Mon, 01 Jan 2001 00:00:00 GMT",
            "Retry-After: Mon, 01 Jan 2001 00:00:09 GMT");
    server.next("/stream").open().end();
    awaitState(page, "closed");
    assertThat(page.evaluate("delays")).isEqualTo(List.of(9000));
  }

  @Test
  void reconnectAdviceIsFollowedOnceTheStreamHasEnded(Tab page) {
    page.evaluate("recordDelays(); window.open(never)");
    Exchange stream =
        server
            .next("/stream")
            .open()
            .event("1", "a")
            .part("{\"afterMillis\":4200}", "Event: reconnect")
            .event("2", "b");
    awaitSeen(page, "a", "b");
    assertThat(page.evaluate("[stream.state, delays.length]")).isEqualTo(List.of("open", 0));
    stream.end();
    Exchange again = server.next("/stream");
    assertThat(again.header("Last-Event-ID")).isEqualTo("2");
    assertThat(page.evaluate("delays")).isEqualTo(List.of(4200));
    again.open().end();
    awaitState(page, "closed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "window.dispatchEvent(new Event('online'))",
        "window.dispatchEvent(new PageTransitionEvent('pageshow'))",
        "document.dispatchEvent(new Event('visibilitychange'))"
      })
  void aPageThatWakesUpReconnectsAtOnce(String event, Tab page) {
    page.evaluate("window.open(never)");
    server.next("/stream").open().event("1", "a").close();
    awaitState(page, "waiting");
    page.evaluate(event);
    assertThat(server.next("/stream").header("Last-Event-ID")).isEqualTo("1");
  }

  @Test
  void aPageThatWakesUpStillObeysRetryAfter(Tab page) {
    page.evaluate("window.open()");
    server.next("/stream").answer(503, "text/plain", "", "Retry-After: 100000");
    awaitState(page, "waiting");
    page.evaluate("window.dispatchEvent(new Event('online'))");
    assertThat(page.evaluate("new Promise((r) => setTimeout(() => r(stream.state)))"))
        .isEqualTo("waiting");
    assertThat(server.pending("/stream")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "window.dispatchEvent(new Event('online'))",
        "window.dispatchEvent(new PageTransitionEvent('pageshow'))",
        "document.dispatchEvent(new Event('visibilitychange'))"
      })
  void aPageThatWakesUpDoubtsAQuietConnection(String event, Tab page) {
    page.installClock();
    page.evaluate("window.open(never)");
    Exchange quiet = server.next("/stream").open().event("1", "a");
    awaitSeen(page, "a");
    page.evaluate(event);
    assertThat(page.evaluate("stream.state")).isEqualTo("open");
    page.passTime(3_500);
    page.evaluate(event);
    quiet.awaitGone();
    Exchange again = server.next("/stream");
    assertThat(again.header("Last-Event-ID")).isEqualTo("1");
    again.open().event("2", "b").end();
    awaitState(page, "closed");
    awaitSeen(page, "a", "b");
  }

  @Test
  void withoutANetworkTheStateSaysSoUntilAByteComesOrTheNetworkIsBack(Tab page) {
    page.evaluate("window.open(never)");
    Exchange stream = server.next("/stream").open().event("1", "a");
    awaitSeen(page, "a");
    page.evaluate("window.dispatchEvent(new Event('offline'))");
    assertThat(page.evaluate("stream.state")).isEqualTo("waiting");
    stream.event("2", "b");
    awaitState(page, "open");
    page.evaluate("window.dispatchEvent(new Event('offline'))");
    page.evaluate("window.dispatchEvent(new Event('online'))");
    stream.awaitGone();
    assertThat(server.next("/stream").open().header("Last-Event-ID")).isEqualTo("2");
    awaitState(page, "open");
  }

  @Test
  void aPageRestoredFromTheBackForwardCacheReconnectsWithItsCursor(Tab page) {
    page.evaluate("window.open(never)");
    Exchange first = server.next("/stream").open().event("1", "a");
    awaitSeen(page, "a");
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
    first.awaitGone();
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    Exchange second = server.next("/stream");
    assertThat(second.header("Last-Event-ID")).isEqualTo("1");
    second.open().event("2", "b").end();
    awaitState(page, "closed");
    awaitSeen(page, "a", "b");
  }

  @Test
  void aSilentConnectionIsGivenUp(Tab page) {
    page.installClock();
    page.evaluate("window.open()");
    Exchange stalled = server.next("/stream").open().event("1", "a");
    awaitSeen(page, "a");
    page.passTime(30_001);
    stalled.awaitGone();
    assertThat(server.next("/stream").header("Last-Event-ID")).isEqualTo("1");
  }

  @Test
  void eachPartRestartsTheWatchdog(Tab page) {
    page.installClock();
    page.evaluate("window.open()");
    Exchange stream = server.next("/stream").open();
    for (int i = 0; i < 4; i++) {
      stream.event("" + i, "part " + i);
      page.waitForFunction("n => seen.length > n", i);
      page.passTime(29_000);
    }
    assertThat(page.evaluate("stream.state")).isEqualTo("open");
    page.passTime(1_001);
    stream.awaitGone();
    assertThat(server.next("/stream").header("Last-Event-ID")).isEqualTo("3");
  }

  @Test
  void closeEndsTheConnectionOrTheWait(Tab page) {
    page.evaluate("window.open(never)");
    Exchange stream = server.next("/stream").open().event("1", "a");
    awaitSeen(page, "a");
    page.evaluate("stream.close()");
    stream.awaitGone();
    assertThat(page.evaluate("[stream.state, String(stream.error)]"))
        .isEqualTo(List.of("closed", "undefined"));

    page.evaluate("window.open(never)");
    // With a part: WebKit repeats a GET by itself if it has no byte of the body.
    server.next("/stream").open().event("1", "a").close();
    awaitState(page, "waiting");
    page.evaluate("stream.close(); window.dispatchEvent(new Event('online'))");
    assertThat(page.evaluate("new Promise((r) => setTimeout(() => r(stream.state)))"))
        .isEqualTo("closed");
    assertThat(server.pending("/stream")).isZero();
  }

  @Test
  void aListenerMayCloseBetweenTwoPartsOfOneWrite(Tab page) {
    page.evaluate(
        "window.open(); stream.addEventListener('message', () => stream.close(new Error('enough')))");
    server
        .next("/stream")
        .open()
        .write(
            "Content-Length: 1\r\n\r\na\r\n--"
                + ScriptedServer.BOUNDARY
                + "\r\nContent-Length: 1\r\n\r\nb");
    awaitState(page, "closed");
    awaitSeen(page, "a");
    assertThat(page.evaluate("({ error: stream.error.message })"))
        .isEqualTo(Map.of("error", "enough"));
  }
}

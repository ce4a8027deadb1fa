package org.cometlobby.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cometlobby.browser.ScriptedServer.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The long polls of comet.js, where something on the way keeps a body until its end. */
@EveryEngine
@Tag("one-server")
class CometPollIT {

  private static final String MULTIPART = "multipart/mixed; boundary=" + ScriptedServer.BOUNDARY;

  private final ScriptedServer server = new ScriptedServer();

  /** Opens a stream, in a page whose time the test moves on. */
  @BeforeEach
  void open(Tab page) {
    page.navigate(server.url("/"));
    page.installClock();
    page.evaluate(
        """
        async () => {
          const { comet } = await import("/js/comet.js");
          window.seen = [];
          window.states = [];
          window.stream = comet("/stream?view=state", { backoff: () => 0 });
          const see = ({ data: part }) => seen.push(
            [part.event, part.id, part.type, part.text(), part.recovered].join(" "));
          for (const event of ["message", "snapshot", "ping", "reconnect"]) {
            stream.addEventListener(event, see);
          }
          stream.addEventListener("statechange", () => states.push(stream.state));
        }
        """);
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  private static void awaitSeen(Tab page, String... parts) {
    page.waitForFunction("n => seen.length >= n", parts.length);
    assertThat(page.evaluate("seen")).isEqualTo(List.of(parts));
  }

  private static void awaitState(Tab page, String state) {
    page.waitForFunction("state => stream.state === state", state);
  }

  private Exchange nextPoll(int wait) {
    Exchange poll = server.next("/stream");
    assertThat(poll.target()).isEqualTo("/stream?view=state&as=poll&wait=" + wait);
    return poll;
  }

  private static void answer(Exchange poll, String cursor, String... parts) {
    String body = "{\"parts\":[" + String.join(",", parts) + "],\"cursor\":\"" + cursor + "\"}";
    poll.answer(200, "application/json", body);
  }

  /** Keeps the stream's body back until the client gives up. */
  private Exchange firstPoll(Tab page) {
    Exchange stream = server.next("/stream").head(200, MULTIPART);
    page.passTime(10_001);
    stream.awaitGone();
    return nextPoll(0);
  }

  @Test
  void afterASilentFirstAttemptLongPollsBringTheParts(Tab page) {
    Exchange first = firstPoll(page);
    assertThat(page.evaluate("stream.state")).isEqualTo("connecting");
    assertThat(first.header("Last-Event-ID")).isEmpty();
    answer(first, "1", "{\"event\":\"snapshot\",\"id\":\"1\",\"data\":{\"n\":1}}");
    Exchange second = nextPoll(22);
    assertThat(second.header("Last-Event-ID")).isEqualTo("1");
    answer(second, "3", "{\"id\":\"2\",\"data\":\"b\"}", "{\"id\":\"3\",\"data\":\"c\"}");
    awaitSeen(
        page,
        "snapshot 1 application/json {\"n\":1} true",
        "message 2 text/plain b true",
        "message 3 text/plain c true");
    assertThat(nextPoll(22).header("Last-Event-ID")).isEqualTo("3");
    assertThat(page.evaluate("states")).isEqualTo(List.of("open"));
  }

  @Test
  void pollsHelpWhereNotEvenTheHeadComes(Tab page) {
    Exchange stream = server.next("/stream");
    page.passTime(10_001);
    stream.awaitGone();
    answer(nextPoll(0), "1", "{\"id\":\"1\",\"data\":\"a\"}");
    awaitSeen(page, "message 1 text/plain a true");
  }

  @Test
  void bytesAndAGapAreToldAsByAStream(Tab page) {
    answer(
        firstPoll(page),
        "1",
        "{\"event\":\"snapshot\",\"id\":\"1\",\"recovered\":false,\"data\":\"/w==\",\"encoding\":\"base64\"}");
    awaitSeen(page, "snapshot 1 application/octet-stream \ufffd false");
  }

  @Test
  void theCursorOfAnEmptyAnswerCounts(Tab page) {
    answer(firstPoll(page), "0");
    assertThat(nextPoll(22).header("Last-Event-ID")).isEqualTo("0");
    awaitState(page, "open");
  }

  @Test
  void noContentEndsTheStream(Tab page) {
    answer(firstPoll(page), "end", "{\"id\":\"1\",\"data\":\"bye\"}");
    nextPoll(22).answer(204, "text/plain", "");
    awaitState(page, "closed");
    assertThat(page.evaluate("String(stream.error)")).isEqualTo("undefined");
  }

  @Test
  void theServersRefusalEndsTheStream(Tab page) {
    firstPoll(page).answer(403, "application/problem+json", "{\"detail\":\"Banned.\"}");
    awaitState(page, "closed");
    assertThat(page.evaluate("stream.error.message")).isEqualTo("Banned.");
  }

  @Test
  void adviceToComeBackLaterIsFollowed(Tab page) {
    answer(firstPoll(page), "1", "{\"event\":\"reconnect\",\"data\":{\"afterMillis\":4200}}");
    awaitState(page, "waiting");
    page.passTime(3_000);
    assertThat(server.pending("/stream")).isZero();
    page.passTime(1_200);
    Exchange again = server.next("/stream");
    assertThat(again.header("Last-Event-ID")).isEqualTo("1");
    assertThat(page.evaluate("seen")).isEqualTo(List.of());
  }

  /** Answers polls until the stream is tried again. */
  private Exchange nextStream(Tab page) {
    while (true) {
      Exchange next = server.next("/stream");
      if (!next.target().contains("as=poll")) {
        assertThat(next.target()).isEqualTo("/stream?view=state");
        return next;
      }
      page.passTime(6_000);
      answer(next, "1");
    }
  }

  @Test
  void theStreamIsTriedAgainAndKeptIfItWorks(Tab page) {
    answer(firstPoll(page), "1", "{\"id\":\"1\",\"data\":\"a\"}");
    awaitSeen(page, "message 1 text/plain a true");
    // A stream that is kept back once more is given up sooner, and the page doesn't show it.
    Exchange kept = nextStream(page);
    page.passTime(3_001);
    kept.awaitGone();
    Exchange stream = nextStream(page);
    assertThat(page.evaluate("states")).isEqualTo(List.of("open"));
    assertThat(stream.header("Last-Event-ID")).isEqualTo("1");
    stream.open().event("2", "b").end();
    awaitState(page, "closed");
    assertThat(page.evaluate("seen.length")).isEqualTo(2);
  }

  @Test
  void aServerThatAnswersAtOnceDoesNotMakeTheClientSpin(Tab page) {
    Exchange poll = firstPoll(page);
    // The first answer is no quick one, however soon the clock stands still after its request.
    page.passTime(250);
    page.evaluate(
        """
        () => {
          const now = Date.now();
          Date.now = () => now;
          const timeout = window.setTimeout;
          window.rests = 0;
          window.setTimeout = (then, ms) => (rests += ms === 250, timeout(then, ms));
        }
        """);
    for (int i = 0; i < 6; i++) {
      answer(poll, "1");
      poll = nextPoll(22);
    }
    assertThat(page.evaluate("rests")).isEqualTo(0);
    answer(poll, "1");
    page.waitForFunction("rests === 1");
    page.passTime(250);
    nextPoll(22);
  }

  @Test
  void ifPollsBringNothingEitherTheStreamIsNext(Tab page) {
    firstPoll(page).cut();
    Exchange stream = server.next("/stream");
    assertThat(stream.target()).isEqualTo("/stream?view=state");
    stream.open().event("1", "a");
    awaitState(page, "open");
  }
}

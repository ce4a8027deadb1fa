package org.cometlobby.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.cometlobby.browser.ScriptedServer.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Changes by lobby.js whose answer does not arrive: they are repeated with the same key. */
@ExtendWith(Browsers.class)
@Tag("one-server")
class RepeatedChangeIT {

  private static final String MESSAGES = "/api/rooms/ABCDEF/messages";
  private static final String READY = "/api/rooms/ABCDEF/seats/me/ready";

  private final ScriptedServer server = new ScriptedServer();

  /** Opens a page whose timeouts are over at once, and which records their lengths. */
  @BeforeEach
  void open(Page page) {
    page.navigate(server.url("/"));
    page.evaluate(
        """
        async () => {
          const { Lobby } = await import("/js/lobby.js");
          const lobby = new Lobby("/");
          window.pauses = [];
          window.lobby = lobby;
          const timeout = window.setTimeout;
          window.setTimeout = (then, ms) => (pauses.push(ms), timeout(then, 0));
          window.result = undefined;
          window.run = (change) => {
            change(lobby).then(
              (answer) => (window.result = answer ?? "done"),
              (error) => (window.result = [error.name, error.status ?? 0]));
          };
        }
        """);
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  private static void say(Page page) {
    page.evaluate("run((lobby) => lobby.say('ABCDEF', 'hello'))");
  }

  private static Object result(Page page) {
    page.waitForFunction("() => result !== undefined");
    return page.evaluate("result");
  }

  private static void accept(Exchange exchange) {
    exchange.answer(202, "application/json", "");
  }

  private static void assertRepeated(Exchange again, Exchange first) {
    assertThat(again.header("Idempotency-Key"))
        .isEqualTo(first.header("Idempotency-Key"))
        .matches("[!-~]{16,64}");
    assertThat(again.method()).isEqualTo(first.method());
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void aChangeIsRepeatedAfterABrokenConnection(Page page) {
    say(page);
    Exchange first = server.next(MESSAGES);
    first.cut();
    Exchange second = server.next(MESSAGES);
    assertRepeated(second, first);
    // The head of an answer has arrived, but not its body.
    second.write("HTTP/1.1 202 Accepted\r\nContent-Length: 9\r\n\r\n").cut();
    Exchange third = server.next(MESSAGES);
    assertRepeated(third, first);
    accept(third);
    assertThat(result(page)).isEqualTo("done");
  }

  @Test
  void aChangeIsRepeatedWhenTheLobbyAdvisesSoAndNoSooner(Page page) {
    say(page);
    Exchange first = server.next(MESSAGES);
    first.answer(503, "application/problem+json", "{}", "Retry-After: 7");
    Exchange second = server.next(MESSAGES);
    assertRepeated(second, first);
    second.answer(409, "application/problem+json", "{}", "Retry-After: 1");
    accept(server.next(MESSAGES));
    assertThat(result(page)).isEqualTo("done");
    assertThat(page.evaluate("pauses.map((ms) => ms >= 7000 ? 7 : ms >= 1000 ? 1 : 0)"))
        .isEqualTo(List.of(7, 1));
  }

  @Test
  void anAdviceOfZeroIsFollowedWithPauses(Page page) {
    say(page);
    for (int i = 0; i < 3; i++) {
      server.next(MESSAGES).answer(503, "application/problem+json", "{}", "Retry-After: 0");
    }
    accept(server.next(MESSAGES));
    assertThat(result(page)).isEqualTo("done");
    assertThat(page.evaluate("pauses.every((ms, i) => ms > (i === 0 ? 200 : pauses[i - 1]))"))
        .isEqualTo(true);
  }

  @Test
  void anAdviceMayBeADateByTheClockOfTheLobby(Page page) {
    say(page);
    String[] later = {
      "Date: Tue, 06 Feb 2001 00:00:00 GMT", "Retry-After: Tue, 06 Feb 2001 00:00:09 GMT"
    };
    String[] past = {"Retry-After: Tue, 06 Feb 2001 00:00:09 GMT"};
    server.next(MESSAGES).answer(503, "application/problem+json", "{}", later);
    server.next(MESSAGES).answer(503, "application/problem+json", "{}", past);
    accept(server.next(MESSAGES));
    assertThat(result(page)).isEqualTo("done");
    assertThat(page.evaluate("pauses.map((ms) => ms >= 9000 ? 9 : ms >= 1000 ? 1 : 0)"))
        .isEqualTo(List.of(9, 1));
  }

  @Test
  void eachChangeHasAKeyOfItsOwn(Page page) {
    say(page);
    Exchange first = server.next(MESSAGES);
    accept(first);
    say(page);
    Exchange second = server.next(MESSAGES);
    accept(second);
    assertThat(second.header("Idempotency-Key")).isNotEqualTo(first.header("Idempotency-Key"));
  }

  @Test
  void changesOfARoomArriveInTheOrderInWhichTheyWereMade(Page page) {
    page.evaluate(
        """
        for (const ready of [true, false]) {
          run((lobby) => lobby.say('ABCDEF', String(ready)));
          run((lobby) => lobby.setReady('ABCDEF', ready));
        }
        """);
    Exchange first = server.next(MESSAGES);
    first.answer(503, "application/problem+json", "{}", "Retry-After: 1");
    Exchange again = server.next(MESSAGES);
    assertRepeated(again, first);
    assertThat(again.body()).contains("true");
    // Neither a repeated change nor a refused one is overtaken.
    assertThat(server.pending(MESSAGES) + server.pending(READY)).isZero();
    again.answer(429, "application/problem+json", "{}");
    Exchange ready = server.next(READY);
    ready.cut();
    ready = server.next(READY);
    assertThat(ready.body()).contains("true");
    assertThat(server.pending(MESSAGES)).isZero();
    ready.answer(200, "application/json", "{}");
    Exchange said = server.next(MESSAGES);
    assertThat(said.body()).contains("false");
    assertThat(server.pending(READY)).isZero();
    accept(said);
    Exchange unready = server.next(READY);
    assertThat(unready.body()).contains("false");
    unready.answer(200, "application/json", "{}");
  }

  @Test
  void aChangeDoesNotWaitForThoseOfOtherRooms(Page page) {
    say(page);
    Exchange waiting = server.next(MESSAGES);
    page.evaluate("run((lobby) => lobby.say('UVWXYZ', 'hello'))");
    accept(server.next("/api/rooms/UVWXYZ/messages"));
    page.evaluate("run((lobby) => lobby.quickMatch({ game: 'chess', maxPlayers: 2 }))");
    server.next("/api/quick-match").answer(200, "application/json", "{}");
    accept(waiting);
  }

  @Test
  void changesThatWaitForAnUnreachableLobbyFailWithTheFirst(Page page) {
    page.evaluate(
        """
        const real = performance.now.bind(performance);
        window.late = 0;
        performance.now = () => real() + late;
        """);
    say(page);
    Exchange first = server.next(MESSAGES);
    page.evaluate("run((lobby) => lobby.setReady('ABCDEF', true))");
    page.evaluate("window.late = 60_000");
    first.cut();
    Exchange ready = server.next(READY);
    assertThat(result(page)).isEqualTo(List.of("TypeError", 0));
    page.evaluate("window.result = undefined");
    ready.cut();
    assertThat(result(page)).isEqualTo(List.of("TypeError", 0));
    assertThat(server.pending(READY)).isZero();
  }

  @Test
  void aChangeWhoseAnswerNeverComesIsRepeated(Page page) {
    page.evaluate(
        """
        AbortSignal.timeout = () => {
          const attempt = new AbortController();
          window.timeIsOver = () => attempt.abort(new DOMException('Late', 'TimeoutError'));
          return attempt.signal;
        };
        """);
    say(page);
    Exchange first = server.next(MESSAGES);
    page.evaluate("timeIsOver()");
    first.awaitGone();
    Exchange second = server.next(MESSAGES);
    assertRepeated(second, first);
    accept(second);
    assertThat(result(page)).isEqualTo("done");
  }

  /** A server that starts again, or the proxy before it, answers for the lobby. */
  @Test
  void aChangeIsRepeatedAfterAnAnswerThatIsNotTheLobbys(Page page) {
    say(page);
    Exchange first = server.next(MESSAGES);
    first.answer(404, "text/html", "<title>404</title>");
    for (int status : new int[] {500, 502, 503, 504}) {
      Exchange again = server.next(MESSAGES);
      assertRepeated(again, first);
      again.answer(status, "text/html", "<title>Gateway</title>");
    }
    accept(server.next(MESSAGES));
    assertThat(result(page)).isEqualTo("done");
  }

  @Test
  void thePauseEndsWhenTheNetworkIsBackAndWithoutItNoAttemptIsMade(Page page) {
    page.evaluate(
        """
        Object.defineProperty(navigator, 'onLine', { get: () => window.isOnline });
        window.isOnline = false;
        window.setTimeout = (then, ms) => (pauses.push(ms), 0);
        """);
    say(page);
    Exchange first = server.next(MESSAGES);
    first.cut();
    page.waitForFunction("pauses.some((ms) => ms > 40_000)");
    assertThat(server.pending(MESSAGES)).isZero();
    page.evaluate("window.isOnline = true; window.dispatchEvent(new Event('online'))");
    Exchange second = server.next(MESSAGES);
    assertRepeated(second, first);
    accept(second);
    assertThat(result(page)).isEqualTo("done");
  }

  @Test
  void theMessagesOfARoomAreAskedForAgain(Page page) {
    page.evaluate("run((lobby) => lobby.messages('ABCDEF').then((all) => all[0].text))");
    server.next(MESSAGES).cut();
    server.next(MESSAGES).answer(500, "application/problem+json", "{}");
    server.next(MESSAGES).answer(429, "application/problem+json", "{}", "Retry-After: 1");
    server.next(MESSAGES).answer(404, "text/html", "<title>404</title>");
    server.next(MESSAGES).answer(200, "application/json", "{\"messages\":[{\"text\":\"hello\"}]}");
    assertThat(result(page)).isEqualTo("hello");
  }

  /** The browser sends no cookie: the token serves as long as the page lives. */
  @Test
  void aPlayerWhoseCookieIsRefusedIsKnownByTheToken(Page page) {
    page.evaluate("run((lobby) => lobby.register('Ann').then(({ name }) => name))");
    server
        .next("/api/players")
        .answer(201, "application/json", "{\"id\":\"1\",\"name\":\"Ann\",\"token\":\"secret\"}");
    server.next("/api/players/me").answer(401, "application/problem+json", "{}");
    assertThat(result(page)).isEqualTo("Ann");
    say(page);
    Exchange said = server.next(MESSAGES);
    assertThat(said.header("Authorization")).isEqualTo("Bearer secret");
    accept(said);
  }

  @Test
  void aPlayerWhoseCookieIsTakenNeedsNoToken(Page page) {
    page.evaluate("run((lobby) => lobby.introduce('Ann').then(({ name }) => name))");
    server
        .next("/api/players")
        .answer(201, "application/json", "{\"id\":\"1\",\"name\":\"Ann\",\"token\":\"secret\"}");
    server.next("/api/players/me").answer(200, "application/json", "{}");
    assertThat(result(page)).isEqualTo("Ann");
    say(page);
    Exchange said = server.next(MESSAGES);
    assertThat(said.header("Authorization")).isEmpty();
    accept(said);
  }

  @Test
  void otherFailuresAreNotRepeated(Page page) {
    for (int status : new int[] {409, 429, 500, 503}) {
      page.evaluate("window.result = undefined");
      say(page);
      String[] more = status == 429 ? new String[] {"Retry-After: 1"} : new String[0];
      server.next(MESSAGES).answer(status, "application/problem+json", "{}", more);
      assertThat(result(page)).isEqualTo(List.of("Refusal", status));
    }
    assertThat(server.pending(MESSAGES)).isZero();
  }

  @Test
  void aRequestThatReadsOrMakesAPlayerIsNotRepeatedAndHasNoKey(Page page) {
    page.evaluate("run((lobby) => lobby.room('ABCDEF'))");
    Exchange read = server.next("/api/rooms/ABCDEF");
    assertThat(read.header("Idempotency-Key")).isEmpty();
    read.answer(503, "application/problem+json", "{}", "Retry-After: 1");
    assertThat(result(page)).isEqualTo(List.of("Refusal", 503));
    page.evaluate("window.result = undefined");
    page.evaluate("run((lobby) => lobby.register('Ann'))");
    Exchange player = server.next("/api/players");
    assertThat(player.header("Idempotency-Key")).isEmpty();
    player.cut();
    assertThat(result(page)).isEqualTo(List.of("TypeError", 0));
  }

  @Test
  void theErrorComesAfterAboutAMinute(Page page) {
    say(page);
    int attempts = 0;
    while (page.evaluate("result === undefined").equals(true)) {
      if (server.pending(MESSAGES) > 0) {
        server.next(MESSAGES).cut();
        attempts++;
      }
    }
    assertThat(result(page)).isEqualTo(List.of("TypeError", 0));
    assertThat(attempts).isBetween(5, 10);
    Number seconds = (Number) page.evaluate("pauses.reduce((sum, ms) => sum + ms, 0) / 1000");
    assertThat(seconds.doubleValue()).isBetween(20.0, 60.0);
    assertThat(page.evaluate("pauses.every((ms, i) => i === 0 || ms > pauses[i - 1])"))
        .isEqualTo(true);
  }

  @Test
  void aPauseThatWouldBeTooLongIsNotWaitedFor(Page page) {
    say(page);
    server.next(MESSAGES).answer(503, "application/problem+json", "{}", "Retry-After: 120");
    assertThat(result(page)).isEqualTo(List.of("Refusal", 503));
  }
}

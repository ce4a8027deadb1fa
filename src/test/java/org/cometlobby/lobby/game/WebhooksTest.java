package org.cometlobby.lobby.game;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cometlobby.lobby.game.FakeGameServer.Request;
import org.cometlobby.scheduling.Scheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices over real HTTP, to servers that fail in several ways. */
class WebhooksTest {

  private static final String SECRET = "0123456789abcdef";
  private static final Instant NOW = Duels.NOW.plusSeconds(7);
  private static final RetryPolicy QUICK =
      new RetryPolicy(4, Duration.ofMinutes(1), Duration.ofMillis(2), Duration.ofMillis(10));
  private static final RetryPolicy HASTY =
      new RetryPolicy(30, Duration.ofSeconds(1), Duration.ofMillis(2), Duration.ofMillis(10));
  private static final RetryPolicy PATIENT =
      new RetryPolicy(4, Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(10));

  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final Scheduler scheduler = new Scheduler(Executors.defaultThreadFactory(), 1);
  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final Logger logger = Logger.getLogger(Webhooks.class.getName());
  private final Handler log = new Listening();

  @BeforeEach
  void listen() {
    logger.setUseParentHandlers(false);
    logger.addHandler(log);
  }

  @AfterEach
  void end() {
    logger.removeHandler(log);
    logger.setUseParentHandlers(true);
    executor.shutdownNow();
    scheduler.close();
  }

  @Test
  void aStartIsSentOnceWithItsPlayers() throws IOException {
    try (FakeGameServer server = new FakeGameServer();
        Webhooks webhooks = webhooks(QUICK)) {
      webhooks.send(notice("reversi", server.url("/hook")));
      awaitEnd(webhooks);
      assertThat(server.requests()).hasSize(1);
      Request request = server.requests().get(0);
      assertThat(request.path()).isEqualTo("/hook");
      assertThat(request.header("Content-Type")).isEqualTo("application/json");
      JsonObject told = Json.createReader(new StringReader(request.body())).readObject();
      assertThat(told.getString("id")).isEqualTo(request.header("Idempotency-Key"));
      assertThat(told.getString("event")).isEqualTo("start");
      assertThat(told.getString("room")).isEqualTo("K7QX2M");
      assertThat(told.getString("game")).isEqualTo("reversi");
      assertThat(told.getString("startedAt")).isEqualTo("2026-11-23T12:00:00Z");
      assertThat(told.getJsonArray("seats"))
          .hasToString(
              "[{\"seat\":1,\"playerId\":\"annannannannanna\",\"name\":\"Ann\"},"
                  + "{\"seat\":2,\"playerId\":\"benbenbenbenbenb\","
                  + "\"name\":\"Bén \\\"<b>\\\"\"}]");
      assertThat(logged).isEmpty();
    }
  }

  @Test
  void everyAttemptIsSignedAndHasTheSameId() throws Exception {
    try (FakeGameServer server = new FakeGameServer(503, FakeGameServer.BREAK, 429);
        Webhooks webhooks = webhooks(QUICK)) {
      webhooks.send(notice("go", server.url("/")));
      awaitEnd(webhooks);
      assertThat(server.requests()).hasSize(4);
      for (Request request : server.requests()) {
        String timestamp = request.header("Comet-Lobby-Timestamp");
        assertThat(timestamp).isEqualTo(String.valueOf(NOW.getEpochSecond()));
        assertThat(request.header("Comet-Lobby-Signature"))
            .isEqualTo("v1=" + hmac(timestamp + "." + request.body()));
      }
      assertThat(server.requests())
          .extracting(request -> request.header("Idempotency-Key"))
          .containsOnly("K7QX2M-1795435200000-3");
      assertThat(logged).isEmpty();
    }
  }

  @Test
  void aSignatureMatchesAnotherImplementation() {
    // By Python's hmac module.
    assertThat(Signature.of(SECRET, "1790000000", "{\"room\":\"K7QX2M\",\"name\":\"Bén\"}"))
        .isEqualTo("v1=a29b9c80b8e8c877ff728646f212c9f327863d7ddba67d95440b5eaed4926b5b");
  }

  @Test
  void aNoticeThatAlwaysFailsIsGivenUpAndLoggedOnce() throws IOException {
    try (FakeGameServer server = new FakeGameServer(500, 502, 503, 599);
        Webhooks webhooks = webhooks(QUICK)) {
      webhooks.send(notice("go", server.url("/hook")));
      awaitEnd(webhooks);
      assertThat(server.requests()).hasSize(4);
      assertThat(logged)
          .containsExactly(
              "A webhook gave up the start of room K7QX2M to "
                  + server.url("/hook")
                  + ": 4 attempts, the last one: status 599");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 400, 401, 404, 410})
  void aRefusedOrRedirectedNoticeIsNotSentAgain(int status) throws IOException {
    try (FakeGameServer server = new FakeGameServer(status);
        Webhooks webhooks = webhooks(QUICK)) {
      webhooks.send(notice("go", server.url("/")));
      awaitEnd(webhooks);
      assertThat(server.requests()).extracting(Request::path).containsExactly("/");
      assertThat(logged).hasSize(1).first().asString().endsWith("status " + status);
    }
  }

  @Test
  void aNoticeToAnUnreachableServerIsGivenUp() throws IOException {
    URI unreachable;
    try (FakeGameServer server = new FakeGameServer()) {
      unreachable = server.url("/");
    }
    try (Webhooks webhooks = webhooks(QUICK)) {
      webhooks.send(notice("go", unreachable));
      awaitEnd(webhooks);
      assertThat(logged).hasSize(1).first().asString().contains("ConnectException");
    }
  }

  @Test
  void aMissingOrEndlessAnswerTimesOut() throws IOException {
    try (FakeGameServer server =
            new FakeGameServer(FakeGameServer.SILENCE, FakeGameServer.HALF_AN_ANSWER);
        Webhooks webhooks = webhooks(HASTY)) {
      webhooks.send(notice("go", server.url("/")));
      awaitEnd(webhooks);
      assertThat(server.requests()).hasSizeGreaterThanOrEqualTo(3);
      assertThat(logged).isEmpty();
    }
  }

  @Test
  void theNoticesToAHangingServerAreBoundedAndDelayNoOtherGame() throws IOException {
    Integer[] silent = new Integer[Webhooks.MOST];
    Arrays.fill(silent, FakeGameServer.SILENCE);
    try (FakeGameServer hanging = new FakeGameServer(silent);
        FakeGameServer other = new FakeGameServer();
        Webhooks webhooks = webhooks(PATIENT)) {
      for (int i = 0; i < Webhooks.MOST; i++) {
        webhooks.send(notice("hangs", hanging.url("/")));
      }
      assertThat(logged).isEmpty();
      webhooks.send(notice("hangs", hanging.url("/")));
      assertThat(logged).hasSize(1).first().asString().contains("256 other notices");
      webhooks.send(notice("go", other.url("/")));
      await().until(() -> other.requests().size() == 1);
      await().until(() -> webhooks.underWay() == Webhooks.MOST);
      logged.clear();
    }
  }

  @Test
  void closingStopsDeliveriesThatWaitForAnAnswerOrARetry() throws Exception {
    try (FakeGameServer server = new FakeGameServer(FakeGameServer.SILENCE, 500)) {
      Webhooks webhooks = webhooks(PATIENT);
      webhooks.send(notice("go", server.url("/")));
      await().until(() -> server.requests().size() == 1);
      webhooks.send(notice("go", server.url("/")));
      await().until(() -> server.requests().size() == 2);
      webhooks.close();
      assertThat(logged).containsExactly("Webhooks end with 2 pending notices");
      webhooks.send(notice("go", server.url("/")));
      assertThat(logged).last().asString().endsWith("the server ends");
      // No task is left that would run later or hold a thread.
      await().until(() -> scheduler.waiting() == 0);
      executor.shutdown();
      await().until(executor::isTerminated);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void withoutThreadsOnlyTheNoticeIsLost() throws IOException {
    try (FakeGameServer server = new FakeGameServer();
        Webhooks webhooks = webhooks(QUICK)) {
      executor.shutdownNow();
      webhooks.send(notice("go", server.url("/")));
      assertThat(webhooks.underWay()).isZero();
      assertThat(logged).hasSize(1).first().asString().contains("no thread");
    }
  }

  private Webhooks webhooks(RetryPolicy retries) {
    return new Webhooks(
        new DeliveryContext(GameServers.client(executor), executor, scheduler, () -> NOW, retries));
  }

  private static Notice notice(String game, URI url) {
    Game.Webhook webhook = new Game.Webhook(url, SECRET);
    return new Notice(
        new Game(game, 2, 2, Optional.empty(), Optional.of(webhook)),
        webhook,
        Duels.started(game),
        Duels.NOW);
  }

  private static void awaitEnd(Webhooks webhooks) {
    await().until(() -> webhooks.underWay() == 0);
  }

  private static String hmac(String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "any"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
  }

  private final class Listening extends Handler {

    @Override
    public void publish(LogRecord entry) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        logged.add(new SimpleFormatter().formatMessage(entry));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}

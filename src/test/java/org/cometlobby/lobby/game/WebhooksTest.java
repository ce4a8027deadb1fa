package org.cometlobby.lobby.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cometlobby.lobby.game.WebhookFixture.HASTY;
import static org.cometlobby.lobby.game.WebhookFixture.PATIENT;
import static org.cometlobby.lobby.game.WebhookFixture.QUICK;
import static org.cometlobby.lobby.game.WebhookFixture.awaitEnd;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.game.FakeGameServer.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices over real HTTP, to servers that fail in several ways. */
class WebhooksTest {

  private static final Instant NOW = Duels.NOW.plusSeconds(7);

  private final WebhookFixture fixture = new WebhookFixture(NOW);
  private final List<String> logged = fixture.logged();

  @AfterEach
  void end() {
    fixture.close();
  }

  @Test
  void aStartIsSentOnceWithItsPlayers() throws IOException {
    try (FakeGameServer server = new FakeGameServer();
        Webhooks webhooks = fixture.webhooks(QUICK, "reversi", server.url("/hook"))) {
      webhooks.send(fixture.started("reversi"));
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
        Webhooks webhooks = fixture.webhooks(QUICK, "go", server.url("/"))) {
      webhooks.send(fixture.started("go"));
      awaitEnd(webhooks);
      assertThat(server.requests()).hasSize(4);
      for (Request request : server.requests()) {
        WebhookFixture.assertSigned(request, NOW);
      }
      assertThat(WebhookFixture.keys(server)).containsOnly("K7QX2M-k3x9-3");
      assertThat(logged).isEmpty();
    }
  }

  @Test
  void aSignatureMatchesAnotherImplementation() {
    // By Python's hmac module.
    assertThat(
            Signature.of(
                "0123456789abcdef", "1790000000", "{\"room\":\"K7QX2M\",\"name\":\"Bén\"}"))
        .isEqualTo("v1=a29b9c80b8e8c877ff728646f212c9f327863d7ddba67d95440b5eaed4926b5b");
  }

  @Test
  void aSignatureByStandardWebhooksMatchesThatOfItsSpecification() {
    assertThat(
            Signature.standard(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "1614265330",
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void aNoticeThatAlwaysFailsIsGivenUpAndLoggedOnce() throws IOException {
    try (FakeGameServer server = new FakeGameServer(500, 502, 503, 599);
        Webhooks webhooks = fixture.webhooks(QUICK, "go", server.url("/hook"))) {
      webhooks.send(fixture.started("go"));
      awaitEnd(webhooks);
      assertThat(server.requests()).hasSize(4);
      assertThat(logged)
          .containsExactly(
              "A webhook gave up the notice K7QX2M-k3x9-3 to "
                  + server.url("/hook")
                  + ": 4 attempts, the last one: status 599");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 400, 401, 404, 405, 429, 500})
  void aServerThatRedeploysIsToldAgainWhateverItAnswers(int status) throws IOException {
    try (FakeGameServer server = new FakeGameServer(status, status);
        Webhooks webhooks = fixture.webhooks(QUICK, "go", server.url("/"))) {
      webhooks.send(fixture.started("go"));
      awaitEnd(webhooks);
      assertThat(server.requests()).extracting(Request::path).containsExactly("/", "/", "/");
      assertThat(logged).isEmpty();
    }
  }

  @Test
  void aServerThatSaysGoneIsNotToldAgain() throws IOException {
    try (FakeGameServer server = new FakeGameServer(410);
        Webhooks webhooks = fixture.webhooks(QUICK, "go", server.url("/"))) {
      webhooks.send(fixture.started("go"));
      awaitEnd(webhooks);
      assertThat(server.requests()).hasSize(1);
      assertThat(logged).hasSize(1).first().asString().endsWith("status 410");
    }
  }

  @Test
  void aNoticeToAnUnreachableServerIsGivenUp() throws IOException {
    URI unreachable;
    try (FakeGameServer server = new FakeGameServer()) {
      unreachable = server.url("/");
    }
    try (Webhooks webhooks = fixture.webhooks(QUICK, "go", unreachable)) {
      webhooks.send(fixture.started("go"));
      awaitEnd(webhooks);
      assertThat(logged).hasSize(1).first().asString().contains("ConnectException");
    }
  }

  @Test
  void aMissingOrEndlessAnswerTimesOut() throws IOException {
    try (FakeGameServer server =
            new FakeGameServer(FakeGameServer.SILENCE, FakeGameServer.HALF_AN_ANSWER);
        Webhooks webhooks = fixture.webhooks(HASTY, "go", server.url("/"))) {
      webhooks.send(fixture.started("go"));
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
        FakeGameServer other = new FakeGameServer()) {
      fixture.list("hangs", hanging.url("/"));
      try (Webhooks webhooks = fixture.webhooks(PATIENT, "go", other.url("/"))) {
        for (int i = 0; i < Webhooks.MOST; i++) {
          webhooks.send(fixture.started("hangs", "start-" + i));
        }
        assertThat(logged).isEmpty();
        webhooks.send(fixture.started("hangs", "one too many"));
        assertThat(logged).hasSize(1).first().asString().contains("256 other notices");
        assertThat(fixture.outbox().leftOver())
            .hasSize(Webhooks.MOST)
            .extracting(PendingNotice::id)
            .doesNotContain("one too many");
        webhooks.send(fixture.started("go"));
        await().until(() -> other.requests().size() == 1);
        await().until(() -> webhooks.pending() == Webhooks.MOST);
      }
    }
  }

  @Test
  void aNameServerThatHangsDelaysTheNoticesOfItsOwnGameAlone() throws IOException {
    CountDownLatch answer = new CountDownLatch(1);
    AtomicInteger lookups = new AtomicInteger();
    try (FakeGameServer lost = new FakeGameServer();
        FakeGameServer other = new FakeGameServer()) {
      fixture.setNames(
          server -> {
            if (server.equals(lost.url("/"))) {
              lookups.incrementAndGet();
              awaitQuietly(answer);
            }
          });
      fixture.list("lost", lost.url("/"));
      try (Webhooks webhooks = fixture.webhooks(PATIENT, "go", other.url("/"))) {
        // More than there are threads.
        for (int i = 0; i < 5; i++) {
          webhooks.send(fixture.started("lost", "start-" + i));
        }
        await().until(() -> lookups.get() == 1);
        webhooks.send(fixture.started("go"));
        await().until(() -> other.requests().size() == 1);
        assertThat(lookups).as("threads that wait").hasValue(1);
        answer.countDown();
        awaitEnd(webhooks);
        assertThat(WebhookFixture.keys(lost))
            .containsExactlyInAnyOrder("start-0", "start-1", "start-2", "start-3", "start-4");
      }
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aServerWhoseNameIsUnknownIsTriedAgain() throws IOException {
    AtomicInteger lookups = new AtomicInteger();
    fixture.setNames(
        server -> {
          if (lookups.incrementAndGet() < 3) {
            throw new UnknownHostException(server.getHost());
          }
        });
    try (FakeGameServer server = new FakeGameServer();
        Webhooks webhooks = fixture.webhooks(QUICK, "go", server.url("/"))) {
      webhooks.send(fixture.started("go"));
      awaitEnd(webhooks);
      assertThat(server.requests()).hasSize(1);
      assertThat(lookups).hasValue(3);
    }
  }

  @Test
  void closingStopsDeliveriesThatWaitForAnAnswerOrARetry() throws Exception {
    try (FakeGameServer server = new FakeGameServer(FakeGameServer.SILENCE, 500)) {
      Webhooks webhooks = fixture.webhooks(PATIENT, "go", server.url("/"));
      webhooks.send(fixture.started("go", "1"));
      await().until(() -> server.requests().size() == 1);
      webhooks.send(fixture.started("go", "2"));
      await().until(() -> server.requests().size() == 2);
      webhooks.close();
      String later = ", delivered after the next start if LOBBY_DATA_DIR is set";
      assertThat(logged).containsExactly("Webhooks end with 2 pending notices" + later);
      webhooks.send(fixture.started("go", "3"));
      assertThat(logged)
          .last()
          .isEqualTo("Webhooks ended before the notice 3 to " + server.url("/") + later);
      assertThat(fixture.outbox().leftOver())
          .extracting(PendingNotice::id)
          .containsExactly("1", "2", "3");
      // No task is left that would run later or hold a thread.
      await().until(() -> fixture.scheduler().waiting() == 0);
      fixture.executor().shutdown();
      await().until(fixture.executor()::isTerminated);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void withoutThreadsANoticeIsTriedAgainAndThenGivenUp() throws IOException {
    try (FakeGameServer server = new FakeGameServer();
        Webhooks webhooks = fixture.webhooks(QUICK, "go", server.url("/"))) {
      fixture.executor().shutdownNow();
      webhooks.send(fixture.started("go"));
      awaitEnd(webhooks);
      assertThat(logged).hasSize(1).first().asString().contains("4 attempts").contains("no thread");
      assertThat(fixture.outbox().leftOver()).isEmpty();
    }
  }

  @Test
  void aNoticeWhoseThreadsEndBeforeTheApplicationStaysInTheOutbox() throws IOException {
    try (FakeGameServer server = new FakeGameServer()) {
      PendingNotice notice = fixture.started("go");
      try (Webhooks webhooks = fixture.webhooks(PATIENT, "go", server.url("/"))) {
        fixture.executor().shutdownNow();
        webhooks.send(notice);
      }
      assertThat(fixture.outbox().leftOver()).containsExactly(notice);
    }
  }

  @Test
  void aDeliveredNoticeThatCannotBeRemovedFreesItsPlace() throws IOException {
    try (FakeGameServer server = new FakeGameServer();
        Webhooks webhooks = fixture.webhooks(QUICK, "go", server.url("/"))) {
      fixture.outbox().breakDown();
      webhooks.send(fixture.started("go"));
      awaitEnd(webhooks);
      assertThat(server.requests()).hasSize(1);
      assertThat(logged)
          .containsExactly("The notice K7QX2M-k3x9-3 may be sent again after the next start");
    }
  }
}

package org.cometlobby.lobby.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cometlobby.lobby.game.WebhookFixture.PATIENT;
import static org.cometlobby.lobby.game.WebhookFixture.QUICK;
import static org.cometlobby.lobby.game.WebhookFixture.awaitEnd;
import static org.cometlobby.lobby.game.WebhookFixture.keys;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.cometlobby.lobby.PendingNotice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Notices that a first sender leaves in the outbox, and a second one finds there. */
class LeftOverNoticesTest {

  private static final Instant NOW = Duels.NOW.plusSeconds(7);

  private final WebhookFixture fixture = new WebhookFixture(NOW);
  private final List<String> logged = fixture.logged();

  @AfterEach
  void end() {
    fixture.close();
  }

  @Test
  void aPendingNoticeIsSentAfterTheNextStartWithTheSameKeyAndAFreshSignature() throws Exception {
    try (FakeGameServer server = new FakeGameServer(503)) {
      try (Webhooks first = fixture.webhooks(PATIENT, "go", server.url("/before"))) {
        first.send(fixture.started("go"));
        await().until(() -> server.requests().size() == 1);
      }
      Instant later = NOW.plus(Duration.ofHours(1));
      fixture.setNow(later);
      try (Webhooks second = fixture.webhooks(QUICK, "go", server.url("/after"))) {
        second.resume(fixture.outbox().leftOver());
        awaitEnd(second);
      }
      assertThat(server.requests())
          .extracting(FakeGameServer.Request::path)
          .containsExactly("/before", "/after");
      assertThat(keys(server)).hasSize(2).containsOnly("K7QX2M-k3x9-3");
      assertThat(server.requests().get(1).body()).isEqualTo(server.requests().get(0).body());
      WebhookFixture.assertSigned(server.requests().get(0), NOW);
      WebhookFixture.assertSigned(server.requests().get(1), later);
      assertThat(fixture.outbox().leftOver()).isEmpty();
    }
  }

  @Test
  void aDeliveredOrRefusedNoticeIsNotSentAfterTheNextStart() throws IOException {
    try (FakeGameServer server = new FakeGameServer(200, 410)) {
      try (Webhooks first = fixture.webhooks(QUICK, "go", server.url("/"))) {
        first.send(fixture.started("go", "delivered"));
        awaitEnd(first);
        first.send(fixture.started("go", "refused"));
        awaitEnd(first);
      }
      assertThat(keys(server)).containsExactly("delivered", "refused");
      assertThat(fixture.outbox().leftOver()).isEmpty();
    }
  }

  @Test
  void aNoticeOlderThanADayIsGivenUp() throws IOException {
    try (FakeGameServer server = new FakeGameServer()) {
      fixture.setNow(Duels.NOW.plus(Duration.ofDays(1)).plusMillis(1));
      try (Webhooks webhooks = fixture.webhooks(QUICK, "go", server.url("/"))) {
        webhooks.resume(List.of(fixture.started("go")));
        assertThat(webhooks.pending()).isZero();
      }
      assertThat(logged)
          .containsExactly(
              "A webhook gave up the notice K7QX2M-k3x9-3 for the game go:"
                  + " it is older than a day");
      assertThat(fixture.outbox().leftOver()).isEmpty();
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void aNoticeOfADayIsSent() throws IOException {
    try (FakeGameServer server = new FakeGameServer()) {
      fixture.setNow(Duels.NOW.plus(Duration.ofDays(1)));
      try (Webhooks webhooks = fixture.webhooks(QUICK, "go", server.url("/"))) {
        webhooks.resume(List.of(fixture.started("go")));
        awaitEnd(webhooks);
      }
      assertThat(server.requests()).hasSize(1);
      assertThat(logged).isEmpty();
    }
  }

  @Test
  void aNoticeIsGivenUpIfItsGameHasLostItsWebhookOrIsNoLongerListed() throws IOException {
    try (FakeGameServer server = new FakeGameServer()) {
      fixture.list("quiet", Optional.empty());
      try (Webhooks webhooks = fixture.webhooks(QUICK, "go", server.url("/"))) {
        webhooks.resume(
            List.of(
                fixture.started("quiet", "1"),
                fixture.started("gone", "2"),
                fixture.started("go", "3")));
        awaitEnd(webhooks);
      }
      assertThat(logged)
          .containsExactly(
              "A webhook gave up the notice 1 for the game quiet: the game has no webhook",
              "A webhook gave up the notice 2 for the game gone: the game has no webhook");
      assertThat(keys(server)).containsExactly("3");
      assertThat(fixture.outbox().leftOver()).isEmpty();
    }
  }

  @Test
  void noticesBeyondTheBoundWaitForPlacesOldestFirst() throws Exception {
    List<String> ids =
        IntStream.range(0, Webhooks.MOST + 5).mapToObj(number -> "start-" + number).toList();
    Semaphore attempts = new Semaphore(0);
    fixture.setNames(server -> attempts.acquireUninterruptibly());
    try (FakeGameServer server = new FakeGameServer()) {
      try (Webhooks webhooks = fixture.webhooks(QUICK, "go", server.url("/"))) {
        webhooks.resume(ids.stream().map(id -> fixture.started("go", id)).toList());
        assertThat(webhooks.pending()).isEqualTo(ids.size());
        for (int left = ids.size(); left > 0; left--) {
          if (left >= Webhooks.MOST) {
            webhooks.send(fixture.started("go", "new-" + left));
            assertThat(logged).last().asString().contains("new-" + left, "256 other notices");
          }
          attempts.release();
          int pending = left - 1;
          quickly().until(() -> webhooks.pending() == pending);
          // The place of an ended notice is free a moment before another one has taken it.
          int begun = Math.min(pending, Webhooks.MOST);
          quickly().until(() -> webhooks.underWay() == begun);
        }
      }
      assertThat(keys(server)).isEqualTo(ids);
      assertThat(fixture.outbox().leftOver()).isEmpty();
    }
  }

  private static ConditionFactory quickly() {
    return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
  }

  @Test
  void aNoticeThatIsAlreadyPendingIsSentOnce() throws IOException {
    try (FakeGameServer server = new FakeGameServer(FakeGameServer.SILENCE);
        Webhooks webhooks = fixture.webhooks(PATIENT, "go", server.url("/"))) {
      PendingNotice notice = fixture.started("go");
      webhooks.send(notice);
      webhooks.resume(List.of(notice));
      webhooks.send(notice);
      assertThat(webhooks.pending()).isEqualTo(1);
      await().until(() -> server.requests().size() == 1);
    }
  }

  @Test
  void afterTheEndLeftOverNoticesStay() throws IOException {
    try (FakeGameServer server = new FakeGameServer()) {
      Webhooks webhooks = fixture.webhooks(QUICK, "go", server.url("/"));
      webhooks.close();
      PendingNotice notice = fixture.started("go");
      webhooks.resume(List.of(notice, fixture.started("gone", "2")));
      assertThat(fixture.outbox().leftOver()).hasSize(2).contains(notice);
      assertThat(server.requests()).isEmpty();
    }
  }
}

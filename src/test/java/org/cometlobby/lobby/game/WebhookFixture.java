package org.cometlobby.lobby.game;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.game.FakeGameServer.Request;
import org.cometlobby.scheduling.Scheduler;

/** The threads, the clock, the outbox, the games and the log of a test of {@link Webhooks}. */
final class WebhookFixture implements AutoCloseable {

  static final RetryPolicy QUICK =
      new RetryPolicy(4, Duration.ofMinutes(1), Duration.ofMillis(2), Duration.ofMillis(10));
  static final RetryPolicy HASTY =
      new RetryPolicy(30, Duration.ofSeconds(1), Duration.ofMillis(2), Duration.ofMillis(10));
  static final RetryPolicy PATIENT =
      new RetryPolicy(4, Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(10));

  private static final String SECRET = "0123456789abcdef";

  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final Scheduler scheduler = new Scheduler(Executors.defaultThreadFactory(), 1);
  private final FakeOutbox outbox = new FakeOutbox();
  private final List<Game> games = new ArrayList<>();
  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final Logger logger = Logger.getLogger(Webhooks.class.getName());
  private final Handler log = new Listening();
  private DeliveryContext.NameLookup names = server -> {};
  private Instant now;

  WebhookFixture(Instant now) {
    this.now = now;
    logger.setUseParentHandlers(false);
    logger.addHandler(log);
  }

  /** Lists a game with a webhook, for the senders that are made later. */
  void list(String game, URI webhook) {
    list(game, Optional.of(new Game.Webhook(webhook, SECRET)));
  }

  void list(String game, Optional<Game.Webhook> webhook) {
    games.removeIf(listed -> listed.name().equals(game));
    games.add(new Game(game, 2, 2, Optional.empty(), webhook));
  }

  /** Makes a sender, for the listed games and this one. */
  Webhooks webhooks(RetryPolicy retries, String game, URI webhook) {
    list(game, webhook);
    return webhooks(retries, executor);
  }

  /**
   * Makes a sender for the listed games.
   *
   * @param begins begins each attempt
   */
  Webhooks webhooks(RetryPolicy retries, Executor begins) {
    Instant moment = now;
    return new Webhooks(
        new Games(games, false),
        outbox,
        new DeliveryContext(
            GameServers.client(executor), names, begins, scheduler, () -> moment, retries));
  }

  /** Sets the clock of the senders that are made later. */
  void setNow(Instant now) {
    this.now = now;
  }

  /** Sets the lookup of the senders that are made later. */
  void setNames(DeliveryContext.NameLookup names) {
    this.names = names;
  }

  /** Commits the notice of a duel's start. */
  PendingNotice started(String game) {
    return outbox.add(StartNotices.notice(Duels.started(game), Duels.NOW));
  }

  /** Commits a notice with an id of its own. */
  PendingNotice started(String game, String id) {
    return outbox.add(new PendingNotice(id, game, "{}", Duels.NOW));
  }

  FakeOutbox outbox() {
    return outbox;
  }

  ExecutorService executor() {
    return executor;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  /** Returns the warnings so far. */
  List<String> logged() {
    return logged;
  }

  static void awaitEnd(Webhooks webhooks) {
    await().until(() -> webhooks.pending() == 0);
  }

  static List<String> keys(FakeGameServer server) {
    return server.requests().stream().map(request -> request.header("Idempotency-Key")).toList();
  }

  static void assertSigned(Request request, Instant at) throws GeneralSecurityException {
    String timestamp = String.valueOf(at.getEpochSecond());
    assertThat(request.header("Comet-Lobby-Timestamp")).isEqualTo(timestamp);
    assertThat(request.header("Comet-Lobby-Signature"))
        .isEqualTo("v1=" + HexFormat.of().formatHex(hmac(timestamp + "." + request.body())));
    String id = request.header("webhook-id");
    assertThat(id).isEqualTo(request.header("Idempotency-Key"));
    assertThat(request.header("webhook-timestamp")).isEqualTo(timestamp);
    byte[] signature = hmac(id + "." + timestamp + "." + request.body());
    assertThat(request.header("webhook-signature"))
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(signature));
  }

  private static byte[] hmac(String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "any"));
    return mac.doFinal(text.getBytes(UTF_8));
  }

  @Override
  public void close() {
    logger.removeHandler(log);
    logger.setUseParentHandlers(true);
    executor.shutdownNow();
    scheduler.close();
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

package org.cometlobby.lobby.game;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cometlobby.lobby.Outbox;
import org.cometlobby.lobby.PendingNotice;
import org.jspecify.annotations.Nullable;

/**
 * The sender of notices to games' servers. Each game has its own bound of notices under way, so
 * that a server that hangs neither delays the notices of other games nor fills the memory. A notice
 * leaves the outbox once it is delivered or given up.
 */
final class Webhooks implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Webhooks.class.getName());

  /** The most notices of one game under way, including those that wait for a retry. */
  static final int MOST = 256;

  /** The age at which a left-over notice is given up. */
  static final Duration OLDEST = Duration.ofDays(1);

  /** The reason to give up a notice whose game lost its webhook, or is no longer listed. */
  static final String NO_WEBHOOK = "the game has no webhook";

  private static final String AFTER_THE_END =
      "delivered after the next start if LOBBY_DATA_DIR is set";

  private final Games games;
  private final Outbox outbox;
  private final DeliveryContext context;

  // Guarded by this.
  private final Map<String, Line> lines = new HashMap<>();
  private boolean closed;

  /** The pending notices of one game, by their ids. */
  private static final class Line {

    final Map<String, Delivery> underWay = new HashMap<>();

    final Lane lane;

    /** The left-over notices without a place, oldest first. */
    final Map<String, Notice> waiting = new LinkedHashMap<>();

    Line(Lane lane) {
      this.lane = lane;
    }

    boolean hasPlace() {
      return underWay.size() < MOST;
    }

    boolean contains(String id) {
      return underWay.containsKey(id) || waiting.containsKey(id);
    }
  }

  Webhooks(Games games, Outbox outbox, DeliveryContext context) {
    this.games = games;
    this.outbox = outbox;
    this.context = context;
  }

  /** Sends a new notice. Returns at once; a notice beyond the bound is given up. */
  void send(PendingNotice pending) {
    addressed(pending).ifPresent(this::send);
  }

  private void send(Notice notice) {
    @Nullable Delivery delivery = null;
    synchronized (this) {
      if (closed) {
        LOG.log(Level.WARNING, "Webhooks ended before {0}, {1}", notice, AFTER_THE_END);
        return;
      }
      Line line = line(notice);
      if (line.contains(notice.id())) {
        return;
      }
      if (line.hasPlace()) {
        delivery = delivery(line, notice);
      }
    }
    if (delivery == null) {
      giveUp(outbox, notice, MOST + " other notices are still pending");
    } else {
      delivery.begin();
    }
  }

  /**
   * Sends the notices that an earlier process left. Returns at once; notices beyond the bound wait.
   *
   * @param leftOver oldest first
   */
  void resume(List<PendingNotice> leftOver) {
    Instant oldest = context.clock().instant().minus(OLDEST);
    for (PendingNotice pending : leftOver) {
      if (isClosed()) {
        return;
      }
      if (pending.at().isBefore(oldest)) {
        giveUp(outbox, pending, "it is older than a day");
      } else {
        addressed(pending).ifPresent(this::resume);
      }
    }
  }

  private void resume(Notice notice) {
    Line line;
    synchronized (this) {
      line = line(notice);
      if (!line.contains(notice.id())) {
        line.waiting.put(notice.id(), notice);
      }
    }
    beginWaiting(line);
  }

  /** Begins as many waiting deliveries as there are places. */
  private void beginWaiting(Line line) {
    for (Delivery next = next(line); next != null; next = next(line)) {
      next.begin();
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized @Nullable Delivery next(Line line) {
    Iterator<Notice> waiting = line.waiting.values().iterator();
    if (closed || !line.hasPlace() || !waiting.hasNext()) {
      return null;
    }
    Notice notice = waiting.next();
    waiting.remove();
    return delivery(line, notice);
  }

  /** Returns a delivery that has a place until its end. The caller holds this object's lock. */
  private Delivery delivery(Line line, Notice notice) {
    Delivery delivery =
        new Delivery(notice, context.on(line.lane), failure -> end(line, notice, failure));
    line.underWay.put(notice.id(), delivery);
    return delivery;
  }

  private void end(Line line, Notice notice, Optional<String> failure) {
    failure.ifPresentOrElse(
        why -> giveUp(outbox, notice, why), () -> remove(outbox, notice.pending()));
    synchronized (this) {
      line.underWay.remove(notice.id());
    }
    beginWaiting(line);
  }

  private Optional<Notice> addressed(PendingNotice pending) {
    Optional<Notice> notice =
        games.webhook(pending.game()).map(webhook -> new Notice(pending, webhook));
    if (notice.isEmpty()) {
      giveUp(outbox, pending, NO_WEBHOOK);
    }
    return notice;
  }

  private Line line(Notice notice) {
    return lines.computeIfAbsent(
        notice.pending().game(), game -> new Line(new Lane(context.executor())));
  }

  /** Returns the number of pending notices. */
  synchronized int pending() {
    return lines.values().stream()
        .mapToInt(line -> line.underWay.size() + line.waiting.size())
        .sum();
  }

  /** Returns the number of notices that have a place. */
  synchronized int underWay() {
    return lines.values().stream().mapToInt(line -> line.underWay.size()).sum();
  }

  /** Ends all deliveries. The outbox keeps the pending notices. */
  @Override
  public void close() {
    List<Delivery> underWay = new ArrayList<>();
    int pending;
    synchronized (this) {
      closed = true;
      pending = pending();
      lines.values().forEach(line -> underWay.addAll(line.underWay.values()));
    }
    underWay.forEach(Delivery::cancel);
    if (pending > 0) {
      LOG.log(Level.WARNING, "Webhooks end with {0} pending notices, {1}", pending, AFTER_THE_END);
    }
  }

  /** Gives up a notice: logs it and removes it from the outbox. */
  static void giveUp(Outbox outbox, PendingNotice notice, String why) {
    giveUp(outbox, notice, "the notice " + notice.id() + " for the game " + notice.game(), why);
  }

  private static void giveUp(Outbox outbox, Notice notice, String why) {
    giveUp(outbox, notice.pending(), notice.toString(), why);
  }

  private static void giveUp(Outbox outbox, PendingNotice notice, String name, String why) {
    LOG.log(Level.WARNING, "A webhook gave up {0}: {1}", name, why);
    remove(outbox, notice);
  }

  private static void remove(Outbox outbox, PendingNotice notice) {
    try {
      outbox.remove(notice.id());
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "The notice " + notice.id() + " may be sent again after the next start",
          e);
    }
  }
}

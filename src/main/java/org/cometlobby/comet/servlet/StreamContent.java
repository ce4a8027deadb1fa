package org.cometlobby.comet.servlet;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.cometlobby.comet.Entry;
import org.cometlobby.comet.engine.Counters;
import org.cometlobby.comet.engine.Subscription;
import org.cometlobby.comet.engine.Subscription.OverrunException;

/**
 * The content of one stream, in its framing: the opening, the subscription's entries, heartbeats,
 * the advice to reconnect, the end. Not thread-safe: guarded by its stream's monitor.
 */
final class StreamContent {

  // The size of one write: about this many bytes, checked after this many entries.
  private static final int BATCH_BYTES = 64 * 1_024;
  private static final int BATCH_ENTRIES = 64;
  private static final byte[] NOTHING = {};

  private final Subscription subscription;
  private final StreamSource source;
  private final Framing framing;
  private final Counters counters;
  private boolean opened;
  private boolean heartbeatDue;
  private boolean answerDue;
  private long reconnectAfterMillis = -1;
  private boolean ended;
  private boolean endAnnounced;

  StreamContent(
      Subscription subscription, StreamSource source, Framing framing, Counters counters) {
    this.subscription = subscription;
    this.source = source;
    this.framing = framing;
    this.counters = counters;
  }

  /** Returns all bytes that are due, as one array; empty if there are none. */
  byte[] next() throws OverrunException {
    if (ended) {
      return NOTHING;
    }
    if (isUnansweredPoll()) {
      byte[] beat = heartbeatDue ? framing.heartbeat(subscription.cursor()) : NOTHING;
      heartbeatDue = false;
      return beat;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    if (!opened) {
      opened = true;
      bytes.writeBytes(framing.opening());
    }
    if (!gather(bytes) && heartbeatDue) {
      bytes.writeBytes(framing.heartbeat(subscription.cursor()));
    }
    heartbeatDue = false;
    if (reconnectAfterMillis >= 0) {
      bytes.writeBytes(framing.reconnect(reconnectAfterMillis));
      ended = true;
    }
    // A long poll answers once.
    boolean atEnd = subscription.atEnd();
    if (atEnd || framing.kind() == FramingKind.POLL) {
      ended = true;
    }
    if (ended) {
      endAnnounced = atEnd;
      bytes.writeBytes(framing.closing(subscription.cursor(), subscription.isCursorKnown()));
    }
    return bytes.toByteArray();
  }

  /** Returns whether this is a long poll that waits for an entry, and may wait on. */
  private boolean isUnansweredPoll() {
    return framing.kind() == FramingKind.POLL
        && !answerDue
        && reconnectAfterMillis < 0
        && subscription.depth() == 0
        && !subscription.atEnd();
  }

  /**
   * Gathers the subscription's entries.
   *
   * @return whether there was one
   */
  private boolean gather(ByteArrayOutputStream bytes) throws OverrunException {
    boolean any = false;
    while (bytes.size() < BATCH_BYTES) {
      List<Entry> entries = subscription.take(BATCH_ENTRIES);
      if (entries.isEmpty()) {
        break;
      }
      any = true;
      for (Entry entry : entries) {
        framing.entry(entry, subscription::cursor, subscription.isLast(entry), bytes);
      }
      source.consumed(entries.get(entries.size() - 1).offset());
      counters.delivered(entries.size());
    }
    return any;
  }

  /** Requests a heartbeat, which is left out if there is an entry to send. */
  void requestHeartbeat() {
    heartbeatDue = true;
  }

  /** Requests the answer of a long poll, though it may have no entry. */
  void requestAnswer() {
    answerDue = true;
  }

  /** Requests the advice to reconnect, and the end, after the remaining entries. */
  void requestReconnect(long afterMillis) {
    reconnectAfterMillis = afterMillis;
  }

  /** Returns whether the client was told that no entry will follow, and so need not come back. */
  boolean endAnnounced() {
    return endAnnounced;
  }

  /** Returns whether the end was written. */
  boolean isEnded() {
    return ended;
  }
}

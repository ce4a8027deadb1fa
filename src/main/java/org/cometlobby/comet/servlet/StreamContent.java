package org.cometlobby.comet.servlet;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.cometlobby.comet.Entry;
import org.cometlobby.comet.engine.Counters;
import org.cometlobby.comet.engine.Subscription;
import org.cometlobby.comet.engine.Subscription.OverrunException;

/**
 * What a stream has to say, in its framing: the opening, whatever its subscription has, signs of
 * life, reconnect advice, the end. Not thread-safe: its stream's monitor guards it.
 */
final class StreamContent {

  // What is gathered for one write: about so many bytes, looked at after so many entries.
  private static final int BATCH_BYTES = 64 * 1_024;
  private static final int BATCH_ENTRIES = 64;
  private static final byte[] NOTHING = {};

  private final Subscription subscription;
  private final StreamSource source;
  private final Framing framing;
  private final Counters counters;
  private boolean opened;
  private boolean heartbeatDue;
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

  /** Everything that is due, as one array; empty if nothing is. */
  byte[] next() throws OverrunException {
    if (ended) {
      return NOTHING;
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
    boolean allIsOver = subscription.atEnd();
    if (allIsOver || framing.kind() == FramingKind.POLL) {
      ended = true;
    }
    if (ended) {
      endAnnounced = allIsOver;
      bytes.writeBytes(framing.closing(subscription.cursor()));
    }
    return bytes.toByteArray();
  }

  /**
   * Gathers what the subscription has.
   *
   * @return whether there was anything
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
        framing.entry(entry, subscription::cursor, bytes);
      }
      source.consumed(entries.get(entries.size() - 1).offset());
      counters.delivered(entries.size());
    }
    return any;
  }

  /** If there is nothing else to say, a sign of life is due. */
  void requestHeartbeat() {
    heartbeatDue = true;
  }

  /** After what is left, the client is told when to come back, and that is the end. */
  void requestReconnect(long afterMillis) {
    reconnectAfterMillis = afterMillis;
  }

  /** Whether the client knows that nothing will come any more, and need not come back. */
  boolean endAnnounced() {
    return endAnnounced;
  }

  /** Whether the end has been said. */
  boolean isEnded() {
    return ended;
  }
}

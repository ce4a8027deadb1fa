package org.cometlobby.comet.servlet;

import java.io.ByteArrayOutputStream;
import java.util.function.Function;
import org.cometlobby.comet.Entry;
import org.cometlobby.multipart.Boundary;

/**
 * The encoding of one response, from entries to bytes. One object per response. Every framing
 * carries each entry's cursor, so that its client can resume; an entry's bytes are kept under a key
 * of {@link Encodings}, one key for each family of framings whose bytes are the same.
 */
interface Framing {

  /**
   * Returns the framing for one response.
   *
   * @param boundary used by the framings that have one
   */
  static Framing of(FramingKind kind, Boundary boundary, Encodings encodings) {
    return switch (kind) {
      case REPLACE ->
          Encodings.isDisplayed(encodings.contentType())
              ? new DisplayedFraming(boundary, encodings)
              : new MultipartFraming(kind, boundary, encodings);
      case MIXED -> new MultipartFraming(kind, boundary, encodings);
      case SSE -> new SseFraming(encodings);
      case NDJSON, POLL -> new JsonFraming(kind, encodings);
    };
  }

  FramingKind kind();

  /** Returns the response's Content-Type. */
  String contentType();

  /** Returns the first bytes of the response; may be empty. */
  byte[] opening();

  /**
   * Writes one entry completely: a client that has read its bytes can show it.
   *
   * @param cursors from an entry to its cursor
   * @param isLast whether it is the stream's last entry, so that its cursor says so
   */
  void entry(
      Entry entry, Function<Entry, String> cursors, boolean isLast, ByteArrayOutputStream to);

  /**
   * Returns a heartbeat, which no client hands to its user.
   *
   * @param cursor the stream's position
   */
  byte[] heartbeat(String cursor);

  /** Returns how many heartbeats follow each other in a group, see {@link Heartbeats}. */
  default int beats() {
    return 3;
  }

  /** Returns the advice to reconnect after a number of milliseconds; may be empty. */
  byte[] reconnect(long afterMillis);

  /**
   * Returns the last bytes of the response; may be empty.
   *
   * @param cursor the stream's position; one with {@link org.cometlobby.comet.engine.Cursor#isEnd()
   *     isEnd} if the stream will not continue
   * @param isKnown whether the client has this cursor already
   */
  byte[] closing(String cursor, boolean isKnown);
}

package org.cometlobby.comet.servlet;

import java.io.ByteArrayOutputStream;
import java.util.function.LongFunction;
import org.cometlobby.comet.Entry;
import org.cometlobby.multipart.Boundary;

/** How one response is written: from entries to bytes. One object for each response. */
interface Framing {

  /**
   * A framing for one response.
   *
   * @param boundary its token, for the framings that have one
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

  /** The response's Content-Type. */
  String contentType();

  /** What the response begins with; may be empty. */
  byte[] opening();

  /**
   * Writes one entry, complete: whoever has read its bytes can show it.
   *
   * @param cursors from an entry's number to its cursor
   */
  void entry(Entry entry, LongFunction<String> cursors, ByteArrayOutputStream to);

  /**
   * A sign of life that no client hands to its user.
   *
   * @param cursor where the stream is
   */
  byte[] heartbeat(String cursor);

  /** The advice to come back after so many milliseconds. */
  byte[] reconnect(long afterMillis);

  /**
   * The end of the response.
   *
   * @param cursor where the stream is; one that {@link org.cometlobby.comet.engine.Cursor#isEnd()
   *     says so} if it won't go on
   */
  byte[] closing(String cursor);
}

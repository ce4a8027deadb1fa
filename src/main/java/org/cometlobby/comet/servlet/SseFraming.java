package org.cometlobby.comet.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.function.Function;
import org.cometlobby.comet.Entry;
import org.cometlobby.comet.engine.JsonText;
import org.cometlobby.multipart.Part;

/**
 * Server-sent events (HTML Living Standard, section 9.2). Binary parts are sent as base64.
 * Libraries other than the browsers' take every empty line for the end of an event, one without
 * data for an empty message; so nothing but an event has one, if possible.
 */
final class SseFraming implements Framing {

  private static final byte[] NOTHING = {};
  // How long EventSource waits before it reconnects, unless it gets other advice.
  private static final byte[] OPENING = "retry: 2000\n".getBytes(UTF_8);
  private static final byte[] HEARTBEAT = ":\n".getBytes(UTF_8);

  private final Encodings encodings;

  SseFraming(Encodings encodings) {
    this.encodings = encodings;
  }

  @Override
  public FramingKind kind() {
    return FramingKind.SSE;
  }

  @Override
  public String contentType() {
    return FramingKind.SSE.mediaType();
  }

  @Override
  public byte[] opening() {
    return OPENING;
  }

  @Override
  public void entry(
      Entry entry, Function<Entry, String> cursors, boolean isLast, ByteArrayOutputStream to) {
    to.writeBytes(entry.encodedAs(encodings.sse(isLast), e -> encode(e, cursors.apply(e))));
  }

  private byte[] encode(Entry entry, String cursor) {
    StringBuilder event = new StringBuilder();
    if (!entry.isRecovered()) {
      event.append(": recovered false\n");
    }
    entry.event().ifPresent(name -> event.append("event: ").append(name).append('\n'));
    event.append("id: ").append(cursor).append('\n');
    // All line breaks of the standard: no field may begin in the middle of data.
    for (String line : data(entry.part(encodings.contentType())).split("\r\n|\r|\n", -1)) {
      event.append("data: ").append(line).append('\n');
    }
    return event.append('\n').toString().getBytes(UTF_8);
  }

  /** Other text than JSON has no escapes: its other line ends stay, which end no line of SSE. */
  private static String data(Part part) {
    if (!Encodings.isText(part.contentType())) {
      return Base64.getEncoder().encodeToString(part.body());
    }
    return Encodings.isJson(part.contentType())
        ? JsonText.withoutLineEnds(part.text())
        : part.text();
  }

  @Override
  public byte[] heartbeat(String cursor) {
    return HEARTBEAT;
  }

  @Override
  public byte[] reconnect(long afterMillis) {
    return ("retry: " + afterMillis + "\n").getBytes(UTF_8);
  }

  /**
   * Returns a block with the cursor and no data, if no event could have this cursor. EventSource
   * always reconnects; with the id of the end the server then knows that the stream has ended
   * (204).
   */
  @Override
  public byte[] closing(String cursor, boolean isKnown) {
    return isKnown ? NOTHING : ("id: " + cursor + "\n\n").getBytes(UTF_8);
  }
}

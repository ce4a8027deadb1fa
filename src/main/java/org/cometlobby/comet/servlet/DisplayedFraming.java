package org.cometlobby.comet.servlet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.function.Function;
import org.cometlobby.comet.Entry;
import org.cometlobby.multipart.Boundary;
import org.cometlobby.multipart.MultipartEncoder;
import org.cometlobby.multipart.Part;
import org.jspecify.annotations.Nullable;

/**
 * {@code multipart/x-mixed-replace} of images or documents, which a browser displays by itself.
 * Blink finishes a part only when it has read the next one's header block, so that block follows
 * each part at once; therefore every part but the first can have no header but the content type.
 */
final class DisplayedFraming implements Framing {

  private static final byte[] NOTHING = {};
  // Chromium withholds a cross-site image until it has seen this many bytes (opaque response
  // blocking).
  private static final int SNIFFED = 1_024;

  private final MultipartEncoder encoder;
  private final Encodings encodings;
  private final byte[] after;
  private @Nullable Part last;

  DisplayedFraming(Boundary boundary, Encodings encodings) {
    this.encoder = new MultipartEncoder(boundary);
    this.encodings = encodings;
    this.after =
        MultipartEncoder.concat(
            encoder.delimiter(), MultipartEncoder.headOfNext(encodings.contentType()));
  }

  @Override
  public FramingKind kind() {
    return FramingKind.REPLACE;
  }

  @Override
  public String contentType() {
    String type = FramingKind.REPLACE.mediaType() + "; boundary=" + encoder.token();
    // Firefox decodes documents by this charset and ignores their own. Images have none.
    return Encodings.isDocument(encodings.contentType()) ? type + "; charset=utf-8" : type;
  }

  @Override
  public byte[] opening() {
    return encoder.opening();
  }

  @Override
  public void entry(
      Entry entry, Function<Entry, String> cursors, boolean isLast, ByteArrayOutputStream to) {
    Part part = entry.part(encodings.contentType());
    to.writeBytes(last == null ? first(entry, part, cursors.apply(entry)) : part.body());
    to.writeBytes(after);
    last = part;
  }

  private static byte[] first(Entry entry, Part part, String cursor) {
    Part headed = part.withHeader("Event-ID", cursor);
    if (!entry.isRecovered()) {
      headed = headed.withHeader("Event-Recovered", "false");
    }
    byte[] bytes = MultipartEncoder.encode(headed);
    return bytes.length >= SNIFFED
        ? bytes
        : MultipartEncoder.encode(headed.withHeader("Padding", "-".repeat(SNIFFED - bytes.length)));
  }

  /** Returns the last part once more: a browser would display any other part in its place. */
  @Override
  public byte[] heartbeat(String cursor) {
    return last == null
        // One more line of the first part's header block.
        ? "Ping: 1\r\n".getBytes(US_ASCII)
        : MultipartEncoder.concat(last.body(), after);
  }

  /** Returns one, because a heartbeat is as long as a picture. */
  @Override
  public int beats() {
    return 1;
  }

  @Override
  public byte[] reconnect(long afterMillis) {
    return NOTHING; // an image can't read advice
  }

  @Override
  public byte[] closing(String cursor, boolean isKnown) {
    return encoder.closing();
  }
}

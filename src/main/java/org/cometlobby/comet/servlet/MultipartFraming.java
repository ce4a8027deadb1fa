package org.cometlobby.comet.servlet;

import java.io.ByteArrayOutputStream;
import java.util.function.Function;
import org.cometlobby.comet.Entry;
import org.cometlobby.multipart.Boundary;
import org.cometlobby.multipart.MultipartEncoder;
import org.cometlobby.multipart.Part;

/**
 * {@code multipart/mixed} for scripts, and {@code multipart/x-mixed-replace} for values that a
 * browser doesn't display by itself; values that a browser displays have {@link DisplayedFraming}.
 */
final class MultipartFraming implements Framing {

  private final FramingKind kind;
  private final MultipartEncoder encoder;
  private final Encodings encodings;

  MultipartFraming(FramingKind kind, Boundary boundary, Encodings encodings) {
    this.kind = kind;
    this.encoder = new MultipartEncoder(boundary);
    this.encodings = encodings;
  }

  @Override
  public FramingKind kind() {
    return kind;
  }

  @Override
  public String contentType() {
    String type = kind.mediaType() + "; boundary=" + encoder.token();
    // Firefox decodes displayed parts by this charset and ignores the parts' own.
    return kind == FramingKind.REPLACE ? type + "; charset=utf-8" : type;
  }

  @Override
  public byte[] opening() {
    return encoder.opening();
  }

  @Override
  public void entry(
      Entry entry, Function<Entry, String> cursors, boolean isLast, ByteArrayOutputStream to) {
    to.writeBytes(
        entry.encodedAs(
            encodings.multipart(isLast),
            e -> MultipartEncoder.encode(headed(e, cursors.apply(e)))));
    to.writeBytes(encoder.delimiter());
  }

  private Part headed(Entry entry, String cursor) {
    Part part = entry.part(encodings.contentType());
    if (entry.event().isPresent()) {
      part = part.withHeader("Event", entry.event().get());
    }
    if (!entry.isRecovered()) {
      part = part.withHeader("Event-Recovered", "false");
    }
    return part.withHeader("Event-ID", cursor);
  }

  @Override
  public byte[] heartbeat(String cursor) {
    return own("ping", Part.text("").withHeader("Event-ID", cursor));
  }

  @Override
  public byte[] reconnect(long afterMillis) {
    return own("reconnect", Part.json("{\"afterMillis\":" + afterMillis + "}"));
  }

  private byte[] own(String event, Part part) {
    return MultipartEncoder.concat(
        MultipartEncoder.encode(part.withHeader("Event", event)), encoder.delimiter());
  }

  @Override
  public byte[] closing(String cursor, boolean isKnown) {
    return encoder.closing();
  }
}

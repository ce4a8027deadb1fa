package org.cometlobby.comet.servlet;

import org.cometlobby.comet.Entry;
import org.cometlobby.multipart.Boundary;
import org.cometlobby.multipart.MultipartEncoder;
import org.cometlobby.multipart.Part;

/** {@code multipart/mixed} for scripts, {@code multipart/x-mixed-replace} for everything else. */
final class MultipartFraming implements Framing {

  private final FramingKind kind;
  private final Boundary boundary;
  private final MultipartEncoder encoder;
  private final Encodings encodings;
  private final byte[] delimiter;

  MultipartFraming(FramingKind kind, Boundary boundary, Encodings encodings) {
    this.kind = kind;
    this.boundary = boundary;
    this.encoder = new MultipartEncoder(boundary);
    this.encodings = encodings;
    this.delimiter = encoder.delimiter();
  }

  @Override
  public String contentType() {
    String type = kind.mediaType() + "; boundary=" + boundary.token();
    // Firefox decodes the parts that it shows by this charset and ignores their own.
    return kind == FramingKind.REPLACE ? type + "; charset=utf-8" : type;
  }

  @Override
  public byte[] opening() {
    return encoder.opening();
  }

  @Override
  public byte[] entry(Entry entry, String cursor) {
    byte[] part =
        entry.encodedAs(encodings.multipart(), e -> MultipartEncoder.encode(headed(e, cursor)));
    return MultipartEncoder.concat(part, delimiter);
  }

  private Part headed(Entry entry, String cursor) {
    Part part = entry.part(encodings.contentType());
    if (entry.event().isPresent()) {
      part = part.withHeader("Event", entry.event().get());
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
        MultipartEncoder.encode(part.withHeader("Event", event)), delimiter);
  }

  @Override
  public byte[] closing(String cursor) {
    return encoder.closing();
  }
}

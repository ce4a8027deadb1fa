package org.cometlobby.comet.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.function.Function;
import org.cometlobby.comet.Entry;
import org.cometlobby.comet.engine.JsonText;
import org.cometlobby.multipart.MultipartEncoder;
import org.cometlobby.multipart.Part;

/** JSON lines, one object per entry, and the long poll's one document of such objects. */
final class JsonFraming implements Framing {

  // The static methods of Json look for the provider at each call, which takes longer than to
  // write.
  private static final JsonProvider JSON = JsonProvider.provider();
  private static final byte[] NOTHING = {};
  private static final byte[] NEWLINE = {'\n'};
  private static final byte[] COMMA = {','};

  private final FramingKind kind;
  private final Encodings encodings;
  private boolean begun;
  private boolean recovered = true;

  /**
   * @param kind {@link FramingKind#NDJSON} or {@link FramingKind#POLL}
   */
  JsonFraming(FramingKind kind, Encodings encodings) {
    this.kind = kind;
    this.encodings = encodings;
  }

  @Override
  public FramingKind kind() {
    return kind;
  }

  @Override
  public String contentType() {
    return kind.mediaType();
  }

  @Override
  public byte[] opening() {
    return isPoll() ? "{\"parts\":[".getBytes(UTF_8) : NOTHING;
  }

  @Override
  public void entry(
      Entry entry, Function<Entry, String> cursors, boolean isLast, ByteArrayOutputStream to) {
    recovered &= entry.isRecovered();
    to.writeBytes(
        placed(entry.encodedAs(encodings.json(isLast), e -> encode(e, cursors.apply(e)))));
  }

  private byte[] encode(Entry entry, String cursor) {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    entry.event().ifPresent(name -> object.add("event", name));
    object.add("id", cursor);
    if (!entry.isRecovered()) {
      object.add("recovered", false);
    }
    Part part = entry.part(encodings.contentType());
    if (!Encodings.isText(part.contentType())) {
      object.add("data", Base64.getEncoder().encodeToString(part.body()));
      object.add("encoding", "base64");
    } else if (Encodings.isJson(part.contentType())) {
      object.add(
          "data", JsonText.parse(part.text()).orElseGet(() -> JSON.createValue(part.text())));
    } else {
      object.add("data", part.text());
    }
    return JsonText.withoutLineEnds(object.build().toString()).getBytes(UTF_8);
  }

  @Override
  public byte[] heartbeat(String cursor) {
    // Before a poll's document a line break is white space.
    return NEWLINE;
  }

  @Override
  public byte[] reconnect(long afterMillis) {
    return placed(
        ("{\"event\":\"reconnect\",\"data\":{\"afterMillis\":" + afterMillis + "}}")
            .getBytes(UTF_8));
  }

  @Override
  public byte[] closing(String cursor, boolean isKnown) {
    if (!isPoll()) {
      return NOTHING;
    }
    String lost = recovered ? "" : ",\"recovered\":false";
    return ("],\"cursor\":\"" + cursor + '"' + lost + "}").getBytes(UTF_8);
  }

  private byte[] placed(byte[] object) {
    if (!isPoll()) {
      return MultipartEncoder.concat(object, NEWLINE);
    }
    boolean isFirst = !begun;
    begun = true;
    return isFirst ? object : MultipartEncoder.concat(COMMA, object);
  }

  private boolean isPoll() {
    return kind == FramingKind.POLL;
  }
}

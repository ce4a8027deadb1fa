package org.cometlobby.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * A strict reader of a stream in any framing, written from the contract without the library's own
 * classes.
 */
public abstract class StreamReader {

  /**
   * A part: the name of its event, its cursor, and its data as text; each may be empty.
   *
   * @param recovered whether the stream did not say beside the part that its cursor was unknown
   */
  public record Seen(String event, String id, String data, boolean recovered) {

    public JsonObject json() {
      return parsed(data);
    }
  }

  private final InputStream in;

  private StreamReader(InputStream in) {
    this.in = in;
  }

  /** Returns a reader for a response of that type. */
  public static StreamReader of(String contentType, InputStream in) {
    String type = contentType.replaceFirst(";.*", "");
    return switch (type) {
      case "multipart/x-mixed-replace", "multipart/mixed" ->
          new Multipart(in, contentType.replaceFirst(".*?boundary=([0-9A-Za-z]+).*", "$1"));
      case "text/event-stream" -> new Sse(in);
      case "application/x-ndjson" -> new Lines(in);
      case "application/json" -> new Poll(in);
      default -> throw new IllegalArgumentException("No framing: " + contentType);
    };
  }

  /**
   * Returns the next part, without heartbeats; empty at a clean end.
   *
   * @throws IOException when the stream breaks off or departs from the contract
   */
  public abstract Optional<Seen> next() throws IOException;

  /** Returns the cursor that a client would reconnect with now; empty before the first. */
  public abstract String cursor();

  /** Reads a line without its LF; empty at the end of the stream. */
  public final Optional<String> line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        if (line.size() > 0) {
          throw new EOFException("The stream ends in a line: " + line.toString(UTF_8));
        }
        return Optional.empty();
      }
      line.write(b);
    }
    return Optional.of(line.toString(UTF_8));
  }

  public final byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("The stream ends in a part");
    }
    return bytes;
  }

  private static JsonObject parsed(String json) {
    return Json.createReader(new ByteArrayInputStream(json.getBytes(UTF_8))).readObject();
  }

  private static Seen seen(JsonObject object) {
    JsonValue data = object.get("data");
    return new Seen(
        object.getString("event", ""),
        object.getString("id", ""),
        data instanceof JsonString string ? string.getString() : String.valueOf(data),
        object.getBoolean("recovered", true));
  }

  private static final class Multipart extends StreamReader {

    private final String boundary;
    private boolean begun;
    private String cursor = "";

    private Multipart(InputStream in, String boundary) {
      super(in);
      this.boundary = boundary;
    }

    @Override
    public Optional<Seen> next() throws IOException {
      if (!begun) {
        expect("--" + boundary + "\r", line().orElseThrow(EOFException::new));
        begun = true;
      }
      while (true) {
        Map<String, String> headers = new HashMap<>();
        String header = "";
        for (header = header(); !header.equals("\r"); header = header()) {
          if (header.isEmpty()) {
            return Optional.empty();
          }
          int colon = header.indexOf(": ");
          headers.put(
              header.substring(0, colon).toLowerCase(Locale.ROOT),
              header.substring(colon + 2).stripTrailing());
        }
        byte[] body = exactly(Integer.parseInt(headers.get("content-length")));
        cursor = headers.getOrDefault("event-id", cursor);
        expect("\r\n--" + boundary + "\r\n", new String(exactly(boundary.length() + 6), UTF_8));
        if (!"ping".equals(headers.get("event"))) {
          return Optional.of(
              new Seen(
                  headers.getOrDefault("event", ""),
                  headers.getOrDefault("event-id", ""),
                  new String(body, UTF_8),
                  !"false".equals(headers.get("event-recovered"))));
        }
      }
    }

    /** Reads a header's line with its CR; empty after the close delimiter. */
    private String header() throws IOException {
      byte[] two = exactly(2);
      if (two[0] == '-' && two[1] == '-') {
        expect(boundary + "--", new String(exactly(boundary.length() + 2), UTF_8));
        if (line().isPresent()) {
          throw new IOException("Something follows the close delimiter");
        }
        return "";
      }
      String start = new String(two, UTF_8);
      return start.equals("\r\n") ? "\r" : start + line().orElseThrow(EOFException::new);
    }

    private static void expect(String expected, String actual) throws IOException {
      if (!actual.equals(expected)) {
        throw new IOException("Expected [" + expected + "], not [" + actual + "]");
      }
    }

    @Override
    public String cursor() {
      return cursor;
    }
  }

  private static final class Sse extends StreamReader {

    private String cursor = "";

    private Sse(InputStream in) {
      super(in);
    }

    @Override
    public Optional<Seen> next() throws IOException {
      while (true) {
        String event = "";
        String id = "";
        boolean recovered = true;
        StringBuilder data = new StringBuilder();
        String line;
        do {
          Optional<String> more = line();
          if (more.isEmpty()) {
            return Optional.empty();
          }
          line = more.get();
          if (line.startsWith("event: ")) {
            event = line.substring(7);
          } else if (line.startsWith("id: ")) {
            id = line.substring(4);
          } else if (line.startsWith("data: ")) {
            data.append(line.substring(6)).append('\n');
          } else if (line.equals(": recovered false")) {
            recovered = false;
          } else if (!line.isEmpty() && !line.equals(":") && !line.matches("retry: [0-9]+")) {
            throw new IOException("Not a line of server-sent events: [" + line + "]");
          }
        } while (!line.isEmpty());
        if (!id.isEmpty()) {
          cursor = id;
        }
        if (data.length() > 0) {
          return Optional.of(new Seen(event, id, data.substring(0, data.length() - 1), recovered));
        }
      }
    }

    @Override
    public String cursor() {
      return cursor;
    }
  }

  private static final class Lines extends StreamReader {

    private String cursor = "";

    private Lines(InputStream in) {
      super(in);
    }

    @Override
    public Optional<Seen> next() throws IOException {
      Optional<String> line = line();
      while (line.isPresent() && line.get().isEmpty()) {
        line = line();
      }
      Optional<Seen> seen = line.map(StreamReader::parsed).map(StreamReader::seen);
      seen.ifPresent(s -> cursor = s.id());
      return seen;
    }

    @Override
    public String cursor() {
      return cursor;
    }
  }

  /**
   * A long poll, read as a whole: a client that loses the connection has received none of its
   * parts.
   */
  private static final class Poll extends StreamReader {

    private final InputStream in;
    private final Queue<Seen> parts = new ArrayDeque<>();
    private String cursor = "";
    private boolean begun;

    private Poll(InputStream in) {
      super(in);
      this.in = in;
    }

    @Override
    public Optional<Seen> next() throws IOException {
      if (!begun) {
        JsonObject answer = parsed(new String(in.readAllBytes(), UTF_8));
        answer.getJsonArray("parts").forEach(part -> parts.add(seen(part.asJsonObject())));
        cursor = answer.getString("cursor");
        begun = true;
      }
      return Optional.ofNullable(parts.poll());
    }

    @Override
    public String cursor() {
      return cursor;
    }
  }
}

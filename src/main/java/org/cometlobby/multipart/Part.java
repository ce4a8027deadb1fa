package org.cometlobby.multipart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One part of a stream: a content type, further headers in the order they were added, and a body.
 * Immutable. {@code Content-Length} is not among the headers: the encoder writes it.
 */
public final class Part {

  /** The default content type of text. */
  public static final String TEXT = "text/plain;charset=utf-8";

  /** The content type of JSON, which is UTF-8 by definition (RFC 8259 section 8.1). */
  public static final String JSON = "application/json";

  /** The default content type of bytes. */
  public static final String BYTES = "application/octet-stream";

  private static final String CONTENT_TYPE = "Content-Type";

  // RFC 9110 section 5.6.2, token.
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  // RFC 9110 section 5.5 without obs-text and tabs: the characters that all parsers read alike.
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]*");

  // Most parts of a journal have one of these as their only header, and there are many parts.
  private static final Map<String, String> JSON_HEADERS = Map.of(CONTENT_TYPE, JSON);
  private static final Map<String, String> TEXT_HEADERS = Map.of(CONTENT_TYPE, TEXT);

  private final Map<String, String> headers;
  private final byte[] body;

  private Part(Map<String, String> headers, byte[] body) {
    this.headers = headers;
    this.body = body;
  }

  /**
   * Returns a part of any type. The body is copied.
   *
   * @throws IllegalArgumentException when the content type is blank or has characters other than
   *     printable ASCII
   */
  public static Part of(String contentType, byte[] body) {
    return new Part(headers(contentType), body.clone());
  }

  /** Returns a part of UTF-8 text, of type {@link #TEXT}. */
  public static Part text(String body) {
    return text(TEXT, body);
  }

  /** Returns a part of UTF-8 text of another type, for example {@code text/html;charset=utf-8}. */
  public static Part text(String contentType, String body) {
    return new Part(headers(contentType), body.getBytes(UTF_8));
  }

  /** Returns a part of JSON text. */
  public static Part json(String json) {
    return text(JSON, json);
  }

  /**
   * Returns this part with one more header, or with a new value for a header that it has.
   *
   * @param name a token of RFC 9110; {@code Content-Length} is rejected, since it is computed
   * @param value printable ASCII
   * @throws IllegalArgumentException when name or value have any other character: a line break
   *     would let the value's author write headers and parts of his own
   */
  public Part withHeader(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Not a header's name: " + printable(name));
    }
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Header " + name + " takes printable ASCII only, not: " + printable(value));
    }
    if (name.equalsIgnoreCase("Content-Length")) {
      throw new IllegalArgumentException("Content-Length is computed from the body, don't set it");
    }
    if (name.equalsIgnoreCase(CONTENT_TYPE)) {
      checkedType(value);
    }
    Map<String, String> more = new LinkedHashMap<>();
    headers.forEach((n, v) -> more.put(n.equalsIgnoreCase(name) ? name : n, v));
    more.put(name, value);
    return new Part(Collections.unmodifiableMap(more), body);
  }

  /** Returns this part with another content type. */
  public Part withContentType(String contentType) {
    return withHeader(CONTENT_TYPE, contentType);
  }

  public String contentType() {
    return header(CONTENT_TYPE).orElseThrow();
  }

  /** Returns a header's value; the name's case doesn't matter. */
  public Optional<String> header(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return headers.entrySet().stream()
        .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(wanted))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Returns all headers except Content-Length, in the order in which they are written. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Returns a copy of the body. */
  public byte[] body() {
    return body.clone();
  }

  /** Returns the body's length in bytes. */
  public int length() {
    return body.length;
  }

  /** Returns the body decoded as UTF-8. */
  public String text() {
    return new String(body, UTF_8);
  }

  /** Returns the body itself: for the encoder, which doesn't change it. */
  byte[] bytes() {
    return body;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Part that
        && headers.equals(that.headers)
        && Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return 31 * headers.hashCode() + Arrays.hashCode(body);
  }

  @Override
  public String toString() {
    return "Part" + headers + "[" + body.length + " bytes]";
  }

  private static Map<String, String> headers(String contentType) {
    return switch (contentType) {
      case JSON -> JSON_HEADERS;
      case TEXT -> TEXT_HEADERS;
      default -> Map.of(CONTENT_TYPE, checkedType(contentType));
    };
  }

  private static String checkedType(String contentType) {
    if (contentType.isBlank() || !VALUE.matcher(contentType).matches()) {
      throw new IllegalArgumentException("Not a content type: " + printable(contentType));
    }
    return contentType;
  }

  /** Returns a quoted text for messages, without control characters that could forge a log line. */
  static String printable(String text) {
    return '"' + text.replaceAll("[^\\x20-\\x7e]", "?") + '"';
  }
}

package org.cometlobby.lobby.api;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.cometlobby.lobby.http.BodyFilter;
import org.cometlobby.lobby.http.Problem;
import org.cometlobby.lobby.http.ProblemException;
import org.cometlobby.lobby.http.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The reader of a request's body as a JSON object. It rejects anything else: 415 for another media
 * type, 400 for any other error.
 */
final class RequestBody {

  // The static methods of Json look their provider up each time.
  private static final JsonProvider JSON = JsonProvider.provider();

  /** The deepest nesting. A recursive parser without a bound ends with a StackOverflowError. */
  static final int MAX_DEPTH = 16;

  private RequestBody() {}

  /**
   * @param type the request's media type; {@code null} for none
   */
  static JsonObject object(@Nullable MediaType type, InputStream body) {
    byte[] bytes = read(body);
    if (!isJson(type)) {
      throw new ProblemException(Problems.of(415));
    }
    return parsed(bytes);
  }

  /** Reads a body like {@link #object}, but an empty body counts as an empty object. */
  static JsonObject objectIfAny(@Nullable MediaType type, InputStream body) {
    byte[] bytes = read(body);
    if (bytes.length == 0) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    if (!isJson(type)) {
      throw new ProblemException(Problems.of(415));
    }
    return parsed(bytes);
  }

  /** Returns the bytes of a body, which are in memory: see {@link BodyFilter}. */
  static byte[] read(InputStream body) {
    try {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isJson(@Nullable MediaType type) {
    return type != null
        && type.getType().equalsIgnoreCase("application")
        && (type.getSubtype().equalsIgnoreCase("json")
            || type.getSubtype().toLowerCase(Locale.ROOT).endsWith("+json"));
  }

  private static JsonObject parsed(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw malformed("The body is not UTF-8");
    }
    if (isTooDeep(text)) {
      throw malformed("The body is nested more than " + MAX_DEPTH + " deep");
    }
    try (JsonParser parser = JSON.createParser(new StringReader(text))) {
      if (parser.next() != JsonParser.Event.START_OBJECT) {
        throw malformed("The body is not a JSON object");
      }
      JsonObject object = parser.getObject();
      // hasNext() reads beyond the object; a JsonReader would ignore trailing text.
      if (!parser.hasNext()) {
        return readAgain(object);
      }
    } catch (JsonException | NoSuchElementException e) {
      throw malformed("The body is not JSON");
    } catch (ArithmeticException | NumberFormatException | UnsupportedOperationException e) {
      // Parsers throw these for a number of a thousand digits or an exponent of ten.
      throw malformed("The body has a number that is too long or too large");
    }
    throw malformed("The body is more than one JSON object");
  }

  /**
   * Returns the object as a store reads it later. A parser may take a number whose own text it does
   * not: 10e2147483647 becomes 1.0E+2147483648, beyond the greatest exponent.
   */
  private static JsonObject readAgain(JsonObject object) {
    try (JsonReader reader = JSON.createReader(new StringReader(object.toString()))) {
      return reader.readObject();
    }
  }

  private static boolean isTooDeep(String json) {
    int depth = 0;
    boolean inString = false;
    for (int i = 0; i < json.length(); i++) {
      switch (json.charAt(i)) {
        case '"' -> inString = !inString;
        case '\\' -> i += inString ? 1 : 0;
        case '{', '[' -> depth += inString ? 0 : 1;
        case '}', ']' -> depth -= inString ? 0 : 1;
        default -> {}
      }
      if (depth > MAX_DEPTH) {
        return true;
      }
    }
    return false;
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(
        new Problem(400, "malformed", "Malformed request", detail, List.of()));
  }
}

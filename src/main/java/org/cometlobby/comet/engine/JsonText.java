package org.cometlobby.comet.engine;

import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Text that may or may not be JSON. */
public final class JsonText {

  // The static methods of Json look for the provider at each call, which takes longer than to
  // parse.
  private static final JsonProvider JSON = JsonProvider.provider();

  private JsonText() {}

  /**
   * Returns the same JSON without U+0085, U+2028 and U+2029, which some readers take for a line's
   * end, as Python's {@code splitlines} does. In JSON they occur in strings only, where an escape
   * is the same character. JSON has the others of these readers' line ends always escaped.
   */
  public static String withoutLineEnds(String json) {
    return json.replace("\u0085", "\\u0085")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  /** Returns the one JSON value that a text holds; empty for any other text. */
  public static Optional<JsonValue> parse(String text) {
    try (JsonParser parser = JSON.createParser(new StringReader(text))) {
      parser.next();
      JsonValue value = parser.getValue();
      // A parser that is asked finds text after the value; a JsonReader would accept it.
      return parser.hasNext() ? Optional.empty() : Optional.of(value);
    } catch (JsonException | NoSuchElementException e) {
      return Optional.empty();
    }
  }
}

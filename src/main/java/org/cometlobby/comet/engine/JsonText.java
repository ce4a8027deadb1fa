package org.cometlobby.comet.engine;

import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A parser for text that may or may not be JSON. */
public final class JsonText {

  // The static methods of Json look for the provider at each call, which takes longer than to
  // parse.
  private static final JsonProvider JSON = JsonProvider.provider();

  private JsonText() {}

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

package org.cometlobby.comet.engine;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A part's body, which may claim to be JSON and not be it. */
public final class JsonText {

  private JsonText() {}

  /** The value that a text is; empty when it is none, or more than one. */
  public static Optional<JsonValue> parse(String text) {
    try (JsonParser parser = Json.createParser(new StringReader(text))) {
      parser.next();
      JsonValue value = parser.getValue();
      // Asked, a parser finds what follows the value; a JsonReader would let it pass.
      return parser.hasNext() ? Optional.empty() : Optional.of(value);
    } catch (JsonException | NoSuchElementException e) {
      return Optional.empty();
    }
  }
}

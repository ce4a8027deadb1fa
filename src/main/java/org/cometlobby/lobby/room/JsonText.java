package org.cometlobby.lobby.room;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;

/**
 * JSON that a room keeps, as its text. A tree of small numbers would take forty times as much
 * memory, and a player chooses what is in it.
 *
 * @param text as {@link JsonValue#toString} writes it
 */
public record JsonText(String text) {

  // The static methods of Json look their provider up each time.
  private static final JsonProvider JSON = JsonProvider.provider();

  /** An object without members. */
  public static final JsonText EMPTY_OBJECT = new JsonText("{}");

  public static JsonText of(JsonValue value) {
    return new JsonText(value.toString());
  }

  /** Returns the text of an object; all empty ones are one. */
  public static JsonText of(JsonObject object) {
    return object.isEmpty() ? EMPTY_OBJECT : new JsonText(object.toString());
  }

  /** Returns whether this is an object without members. */
  public boolean isEmptyObject() {
    return text.equals(EMPTY_OBJECT.text);
  }

  /** Parses the text. */
  public JsonValue value() {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  /** Parses the text of an object. */
  public JsonObject object() {
    return isEmptyObject() ? JsonValue.EMPTY_JSON_OBJECT : value().asJsonObject();
  }
}

package org.cometlobby.lobby.game;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of an object in a JSON file. Every method throws {@link InvalidFieldException} for a
 * wrong field. A field that is never read is an error, too: it is a misspelled name.
 */
final class JsonFields {

  private final String where;
  private final JsonObject json;
  private final Set<String> asked = new TreeSet<>();

  /**
   * @param where the object's place in the file, such as {@code games[0]}; empty for the whole file
   */
  JsonFields(String where, JsonObject json) {
    this.where = where;
    this.json = json;
  }

  static JsonFields of(String where, JsonValue value) {
    if (value instanceof JsonObject json) {
      return new JsonFields(where, json);
    }
    throw new InvalidFieldException(where, "is an object");
  }

  String text(String field) {
    return optionalText(field).orElseThrow(() -> wrong(field, "is required"));
  }

  Optional<String> optionalText(String field) {
    JsonValue value = value(field);
    if (isNull(value)) {
      return Optional.empty();
    }
    if (value instanceof JsonString text && !text.getString().isBlank()) {
      return Optional.of(text.getString());
    }
    throw wrong(field, "is a text");
  }

  boolean flag(String field) {
    return switch (value(field).getValueType()) {
      case TRUE -> true;
      case FALSE, NULL -> false;
      default -> throw wrong(field, "is true or false");
    };
  }

  int number(String field, int usual, int least, int most) {
    JsonValue value = value(field);
    if (isNull(value)) {
      return usual;
    }
    // Compared before it is converted, which would take its time for a number such as 1e999999999.
    if (value instanceof JsonNumber number && number.isIntegral()) {
      double amount = number.doubleValue();
      if (amount >= least && amount <= most) {
        return (int) amount;
      }
    }
    throw wrong(field, "is a whole number from " + least + " to " + most);
  }

  JsonArray array(String field) {
    if (value(field) instanceof JsonArray array) {
      return array;
    }
    throw wrong(field, "is an array");
  }

  /** Reads an HTTP URL with a host. */
  Optional<URI> url(String field) {
    return optionalText(field).map(text -> parsed(field, text));
  }

  /** Reads a template that is a URL for {@link #url} once its variable is a letter or a digit. */
  Optional<String> urlTemplate(String field, String variable) {
    Optional<String> template = optionalText(field);
    template.ifPresent(text -> parsed(field, text.replace(variable, "a")));
    return template;
  }

  /** Rejects a field that has not been read. */
  void rejectUnknown() {
    for (String field : json.keySet()) {
      if (!asked.contains(field)) {
        throw wrong(field, "is unknown; the known fields are " + String.join(", ", asked));
      }
    }
  }

  InvalidFieldException wrong(String field, String wanted) {
    return new InvalidFieldException(where.isEmpty() ? field : where + "." + field, wanted);
  }

  private URI parsed(String field, String text) {
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme());
      if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw wrong(field, "is not a URL: " + e.getReason());
    }
    throw wrong(field, "is a URL that begins with https:// or http://");
  }

  private static boolean isNull(JsonValue value) {
    return value.getValueType() == JsonValue.ValueType.NULL;
  }

  private JsonValue value(String field) {
    asked.add(field);
    return json.getOrDefault(field, JsonValue.NULL);
  }
}

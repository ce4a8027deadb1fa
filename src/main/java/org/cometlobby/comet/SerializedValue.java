package org.cometlobby.comet;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import org.cometlobby.multipart.Part;

/**
 * A value serialized to a part when it is published, so that a value that can't be serialized fails
 * in its publisher and not in the thread that sends it.
 *
 * @param typed whether the value came with a content type of its own
 */
record SerializedValue(Part part, boolean typed) {

  // Expensive to create (milliseconds) and thread-safe: one per deployment.
  private static final Jsonb JSONB = JsonbBuilder.create();

  static SerializedValue of(Object value) {
    if (value instanceof Part part) {
      return new SerializedValue(part, true);
    }
    if (value instanceof CharSequence text) {
      return new SerializedValue(Part.text(text.toString()), false);
    }
    if (value instanceof byte[] bytes) {
      return new SerializedValue(Part.of(Part.BYTES, bytes), false);
    }
    try {
      return new SerializedValue(Part.json(JSONB.toJson(value)), false);
    } catch (JsonbException e) {
      throw new IllegalArgumentException(
          "JSON-B can't write this " + value.getClass().getName() + ": " + e.getMessage(), e);
    }
  }
}

package org.cometlobby.lobby.http;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/**
 * What went wrong, as RFC 9457 says it.
 *
 * @param reason what a program tells problems of one status apart by, such as {@code full}; the
 *     last part of the {@code type}. Empty if the status says it all.
 * @param title the same for every problem of the type
 * @param detail what is wrong with this request and what would mend it
 * @param errors which members of the request are wrong, if that is the problem
 */
public record Problem(
    int status, String reason, String title, String detail, List<FieldError> errors) {

  public static final String CONTENT_TYPE = "application/problem+json";

  private static final String TYPES = "urn:comet-lobby:problem:";

  /** A member of the body or a parameter of the query, and what it has to be. */
  public record FieldError(String field, String message) {}

  public static Problem of(int status, String title, String detail) {
    return new Problem(status, "", title, detail, List.of());
  }

  /** 400, naming what is wrong. */
  public static Problem invalid(List<FieldError> errors) {
    FieldError first = errors.get(0);
    return new Problem(
        400, "invalid", "Invalid request", first.field() + " " + first.message(), errors);
  }

  public static Problem invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  public JsonObject json() {
    JsonObjectBuilder json = Json.createObjectBuilder();
    // Without a type it is about:blank: a status and no more.
    if (!reason.isEmpty()) {
      json.add("type", TYPES + reason);
    }
    json.add("title", title).add("status", status).add("detail", detail);
    if (!errors.isEmpty()) {
      JsonArrayBuilder list = Json.createArrayBuilder();
      errors.forEach(
          error ->
              list.add(
                  Json.createObjectBuilder()
                      .add("field", error.field())
                      .add("message", error.message())));
      json.add("errors", list);
    }
    return json.build();
  }
}

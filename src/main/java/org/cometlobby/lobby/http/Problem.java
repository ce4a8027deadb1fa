package org.cometlobby.lobby.http;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A problem (RFC 9457).
 *
 * @param reason tells a program the problems of one status apart, such as {@code full}; the last
 *     part of the {@code type}. Empty if the status says it all.
 * @param title the same for every problem of the type
 * @param detail the error of this request, and its remedy
 * @param errors the wrong fields of the request, if any
 */
public record Problem(
    int status, String reason, String title, String detail, List<FieldError> errors) {

  public static final String CONTENT_TYPE = "application/problem+json";

  // The static methods of Json look their provider up each time.
  private static final JsonProvider JSON = JsonProvider.provider();

  private static final String TYPES = "urn:comet-lobby:problem:";

  /** A field of the body or a parameter of the query, with its bounds as the message. */
  public record FieldError(String field, String message) {}

  public static Problem of(int status, String title, String detail) {
    return new Problem(status, "", title, detail, List.of());
  }

  /** Returns a 400 that names the wrong fields. */
  public static Problem invalid(List<FieldError> errors) {
    FieldError first = errors.get(0);
    return new Problem(
        400, "invalid", "Invalid request", first.field() + " " + first.message(), errors);
  }

  public static Problem invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  /** Writes this problem as the whole answer. */
  void sendTo(HttpServletResponse response) throws IOException {
    response.resetBuffer();
    response.setStatus(status);
    response.setContentType(CONTENT_TYPE);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getOutputStream().write(json().toString().getBytes(StandardCharsets.UTF_8));
    response.flushBuffer();
  }

  public JsonObject json() {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    // An absent type means about:blank: the status says it all.
    if (!reason.isEmpty()) {
      json.add("type", TYPES + reason);
    }
    json.add("title", title).add("status", status).add("detail", detail);
    if (!errors.isEmpty()) {
      JsonArrayBuilder list = JSON.createArrayBuilder();
      errors.forEach(
          error ->
              list.add(
                  JSON.createObjectBuilder()
                      .add("field", error.field())
                      .add("message", error.message())));
      json.add("errors", list);
    }
    return json.build();
  }
}

package org.cometlobby.comet.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.spi.JsonProvider;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A problem response (RFC 9457, {@code application/problem+json}).
 *
 * @param status the HTTP status
 * @param title the kind of problem, the same text for all of a kind
 * @param detail what is wrong this time and what would help
 * @param headers further headers of the response
 */
record Problem(int status, String title, String detail, Map<String, String> headers) {

  // The static methods of Json look their provider up each time.
  private static final JsonProvider JSON = JsonProvider.provider();

  static Problem of(int status, String title, String detail) {
    return new Problem(status, title, detail, Map.of());
  }

  /** Returns this problem with a {@code Retry-After}, in whole seconds. */
  Problem retryAfter(Duration wait) {
    return with("Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
  }

  Problem with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Problem(status, title, detail, more);
  }

  /** Writes the whole response, which must not be committed yet. */
  void writeTo(HttpServletResponse response) throws IOException {
    byte[] body =
        JSON.createObjectBuilder()
            .add("type", "about:blank")
            .add("title", title)
            .add("status", status)
            .add("detail", detail)
            .build()
            .toString()
            .getBytes(UTF_8);
    response.setStatus(status);
    response.setHeader("Content-Type", "application/problem+json");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    headers.forEach(response::setHeader);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}

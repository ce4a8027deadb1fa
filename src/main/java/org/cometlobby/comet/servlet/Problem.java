package org.cometlobby.comet.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal as the client sees it (RFC 9457, {@code application/problem+json}).
 *
 * @param status the HTTP status
 * @param title what kind of problem it is, the same for each of its kind
 * @param detail what is wrong this time and what would help
 * @param headers further headers of the response
 */
public record Problem(int status, String title, String detail, Map<String, String> headers) {

  public static Problem of(int status, String title, String detail) {
    return new Problem(status, title, detail, Map.of());
  }

  /** The same problem, and when to try again. */
  Problem retryAfter(Duration wait) {
    return with("Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
  }

  Problem with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Problem(status, title, detail, more);
  }

  /** Writes the whole response. It must not be committed yet. */
  void writeTo(HttpServletResponse response) throws IOException {
    byte[] body =
        Json.createObjectBuilder()
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

package org.cometlobby.comet.servlet;

import java.time.Duration;
import org.cometlobby.comet.RefusedException;

/** The problem responses for streams that are not opened. */
final class Refusals {

  private Refusals() {}

  static Problem of(Throwable failure) {
    if (failure instanceof RefusedException refused) {
      Problem problem =
          Problem.of(refused.status(), "No stream", String.valueOf(refused.getMessage()));
      return refused.retryAfter().map(problem::retryAfter).orElse(problem);
    }
    return Problem.of(500, "The stream's source failed", "The server's log has the cause");
  }

  static Problem draining(long afterMillis) {
    return Problem.of(503, "The server is stopping", "Come back when it has started again")
        .retryAfter(Duration.ofMillis(afterMillis));
  }

  static Problem noThread(int bound) {
    return Problem.of(
            503,
            "Too many streams of this kind",
            "This server runs at most " + bound + " of them at once")
        .retryAfter(Duration.ofSeconds(5));
  }

  static Problem notAcceptable() {
    return Problem.of(
        406,
        "No such framing",
        "A stream comes as multipart/x-mixed-replace (as=replace), multipart/mixed (as=mixed),"
            + " text/event-stream (as=sse), application/x-ndjson (as=ndjson) or application/json"
            + " (as=poll)");
  }

  static Problem notFound(String path) {
    return Problem.of(404, "No such stream", "There is no stream at " + path);
  }
}

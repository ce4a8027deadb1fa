package org.cometlobby.comet.servlet;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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

  static Problem noWriter() {
    return Problem.of(
            503,
            "Too many clients that don't read",
            "This server opens streams again when some of them have read or gone")
        .retryAfter(Duration.ofSeconds(5));
  }

  static Problem notAcceptable() {
    List<String> all =
        Stream.of(FramingKind.values())
            .map(kind -> kind.mediaType() + " (as=" + kind.parameter() + ")")
            .toList();
    return Problem.of(
        406,
        "No such framing",
        "A stream comes as "
            + all.subList(0, all.size() - 1).stream().collect(joining(", "))
            + " or "
            + all.get(all.size() - 1));
  }

  static Problem notFound(String path) {
    return Problem.of(404, "No such stream", "There is no stream at " + path);
  }
}

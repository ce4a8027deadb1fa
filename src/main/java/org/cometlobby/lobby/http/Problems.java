package org.cometlobby.lobby.http;

import java.util.List;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.lobby.OutOfBoundsException;
import org.cometlobby.lobby.RefusalException;
import org.cometlobby.lobby.UnavailableException;
import org.cometlobby.lobby.http.Problem.FieldError;

/** The one place that turns a failure into a problem. */
public final class Problems {

  private Problems() {}

  public static Problem of(RefusalException e) {
    return switch (e.refusal()) {
      case NO_SUCH_ROOM -> refusal(404, "no-such-room", "No such room", e);
      case FULL -> refusal(409, "full", "The room is full", e);
      case STARTED -> refusal(409, "started", "The room has started", e);
      case NOT_STARTED -> refusal(409, "not-started", "The room has not started", e);
      case CLOSED -> refusal(409, "closed", "The room is closed", e);
      case NOT_MEMBER -> refusal(403, "not-a-member", "Not a member of the room", e);
      case SPECTATOR -> refusal(403, "spectator", "Not for spectators", e);
      case NOT_HOST -> refusal(403, "not-the-host", "Not the host of the room", e);
      case BANNED -> refusal(403, "banned", "Banned from the room", e);
      case NO_SUCH_PLAYER -> refusal(404, "no-such-player", "No such player", e);
      case NO_SUCH_TEAM -> Problem.invalid("team", String.valueOf(e.getMessage()));
      case YOURSELF -> refusal(409, "yourself", "That is you", e);
      case NO_MATCH -> refusal(409, "no-match", "Another room than wished for", e);
      case TOO_MANY_SCHEDULED ->
          refusal(409, "too-many-scheduled", "Too many scheduled messages", e);
      case TOO_FEW -> refusal(409, "too-few", "Too few players", e);
    };
  }

  /** Takes the detail from the exception, which names the room. */
  private static Problem refusal(int status, String reason, String title, RefusalException e) {
    return new Problem(status, reason, title, String.valueOf(e.getMessage()), List.of());
  }

  /** Returns a 429, to be sent with {@code Retry-After}. */
  public static Problem of(LimitExceededException e) {
    return new Problem(
        429,
        "too-many-" + e.limit(),
        "Too many requests",
        String.valueOf(e.getMessage()),
        List.of());
  }

  /** Returns a 503, to be sent with {@code Retry-After}. */
  public static Problem of(UnavailableException e) {
    return new Problem(
        503, "unavailable", "Temporarily unavailable", String.valueOf(e.getMessage()), List.of());
  }

  public static Problem of(OutOfBoundsException e) {
    return Problem.invalid(
        e.violations().stream()
            .map(violation -> new FieldError(violation.field(), violation.message()))
            .toList());
  }

  /** Returns the problem of a status by JAX-RS. */
  public static Problem of(int status) {
    return switch (status) {
      case 401 ->
          new Problem(
              401,
              "no-player",
              "No player",
              "Make a player with POST /api/players, and send its token or its cookie",
              List.of());
      case 404 -> Problem.of(404, "Not found", "There is nothing at this path");
      case 405 -> Problem.of(405, "Method not allowed", "The Allow header says what works here");
      case 406 -> Problem.of(406, "Not acceptable", "This API answers in application/json");
      case 408 -> Problem.of(408, "Request timeout", "The body did not arrive in time; try again");
      case 413 ->
          Problem.of(
              413, "Content too large", "A body has at most " + BodyFilter.MAX_BYTES + " bytes");
      case 415 -> Problem.of(415, "Unsupported media type", "Send application/json");
      default ->
          status < 500
              ? Problem.of(status, "Bad request", "The request can't be understood")
              : Problem.of(status, "Server error", "The server failed; it is not your fault");
    };
  }
}

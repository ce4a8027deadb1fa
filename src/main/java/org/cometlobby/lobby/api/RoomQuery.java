package org.cometlobby.lobby.api;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.OptionalLong;
import org.cometlobby.lobby.RoomListQuery;
import org.cometlobby.lobby.http.Problem;
import org.cometlobby.lobby.http.ProblemException;

/** The query string of a request. A parameter without a value counts as absent. */
final class RoomQuery {

  private final MultivaluedMap<String, String> parameters;

  RoomQuery(UriInfo uri) {
    try {
      parameters = uri.getQueryParameters();
    } catch (IllegalArgumentException e) {
      // Open Liberty's JAX-RS rejects characters that RFC 3986 forbids; others take them literally.
      throw new ProblemException(
          Problem.of(
              400, "Bad query", "Percent-encode characters that RFC 3986 forbids in a query"));
    }
  }

  /** Reads the filter, the order and the limit of a list. */
  RoomListQuery list() {
    return RoomListQuery.of(this::text);
  }

  /** Reads the cursor of an earlier window's end. */
  Optional<String> after() {
    return text("after");
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(parameters.getFirst(name)).filter(value -> !value.isEmpty());
  }

  /** Reads a flag, {@code false} by default. */
  boolean flag(String name) {
    return switch (text(name).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new ProblemException(Problem.invalid(name, "is true or false"));
    };
  }

  /** Reads a whole number, such as a version. */
  OptionalLong number(String name, long least, long most) {
    Optional<Long> number = text(name).map(text -> number(name, text, least, most));
    return number.map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  private static long number(String name, String text, long least, long most) {
    long number = text.matches("[0-9]{1,15}") ? Long.parseLong(text) : -1;
    if (number < least || number > most) {
      throw new ProblemException(
          Problem.invalid(name, "is a whole number from " + least + " to " + most));
    }
    return number;
  }
}

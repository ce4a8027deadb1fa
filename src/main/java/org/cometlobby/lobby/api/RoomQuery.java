package org.cometlobby.lobby.api;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.OptionalLong;
import org.cometlobby.lobby.RoomFilter;
import org.cometlobby.lobby.http.Problem;
import org.cometlobby.lobby.http.ProblemException;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Phase;
import org.cometlobby.lobby.wire.EnumNames;

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

  /** Reads the filter of a list. */
  RoomFilter filter() {
    return new RoomFilter(
        bounded("game", NewRoom.MAX_GAME),
        text("phase").map(RoomQuery::phase),
        flag("open"),
        bounded("q", NewRoom.MAX_TITLE));
  }

  private Optional<String> bounded(String name, int most) {
    Optional<String> text = text(name);
    if (text.filter(t -> t.codePointCount(0, t.length()) > most).isPresent()) {
      throw new ProblemException(Problem.invalid(name, "has at most " + most + " characters"));
    }
    return text;
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(parameters.getFirst(name)).filter(value -> !value.isEmpty());
  }

  private static Phase phase(String name) {
    return EnumNames.of(Phase.class, name)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.invalid("phase", "is one of " + EnumNames.names(Phase.class))));
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

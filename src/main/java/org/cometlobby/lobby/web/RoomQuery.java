package org.cometlobby.lobby.web;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.cometlobby.lobby.NewRoom;
import org.cometlobby.lobby.Phase;
import org.cometlobby.lobby.RoomFilter;

/** Reads the filter of a list of rooms from a query string. A parameter without a value is none. */
final class RoomQuery {

  private RoomQuery() {}

  static RoomFilter filter(MultivaluedMap<String, String> query) {
    return new RoomFilter(
        bounded(query, "game", NewRoom.MAX_GAME),
        text(query, "phase").map(RoomQuery::phase),
        flag(query, "open"),
        bounded(query, "q", NewRoom.MAX_TITLE));
  }

  private static Optional<String> bounded(
      MultivaluedMap<String, String> query, String name, int most) {
    Optional<String> text = text(query, name);
    if (text.filter(t -> t.codePointCount(0, t.length()) > most).isPresent()) {
      throw new ProblemException(Problem.invalid(name, "has at most " + most + " characters"));
    }
    return text;
  }

  private static Optional<String> text(MultivaluedMap<String, String> query, String name) {
    return Optional.ofNullable(query.getFirst(name)).filter(value -> !value.isEmpty());
  }

  private static Phase phase(String name) {
    return Choice.of(Phase.class, name)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.invalid("phase", "is one of " + Choice.names(Phase.class))));
  }

  /** Whether the parameter says {@code true}; without it, it does not. */
  static boolean flag(MultivaluedMap<String, String> query, String name) {
    return switch (text(query, name).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new ProblemException(Problem.invalid(name, "is true or false"));
    };
  }
}

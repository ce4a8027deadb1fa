package org.cometlobby.lobby;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Phase;

/**
 * A client's query for a window of the public list.
 *
 * @param limit the most rooms of the window, 1 to {@value #MAX_LIMIT}
 */
public record RoomListQuery(RoomFilter filter, RoomOrder order, int limit) {

  public static final int DEFAULT_LIMIT = 100;
  public static final int MAX_LIMIT = 500;

  /**
   * Reads the parameters {@code game}, {@code phase} (one phase, or several with commas between
   * them), {@code open}, {@code q}, {@code sort} and {@code limit}.
   *
   * @param parameters gives a parameter's value by its name; an empty value counts as absent
   * @throws OutOfBoundsException for an invalid value, with the parameter's name
   */
  public static RoomListQuery of(Function<String, Optional<String>> parameters) {
    Function<String, Optional<String>> given =
        name -> parameters.apply(name).filter(value -> !value.isEmpty());
    RoomFilter filter =
        new RoomFilter(
            text("game", NewRoom.MAX_GAME, given),
            given.apply("phase").map(RoomListQuery::phases).orElse(Set.of()),
            given.apply("open").map(RoomListQuery::open).orElse(false),
            text("q", NewRoom.MAX_TITLE, given));
    return new RoomListQuery(
        filter,
        given
            .apply("sort")
            .map(name -> constant("sort", RoomOrder.class, name))
            .orElse(RoomOrder.NEWEST),
        given.apply("limit").map(RoomListQuery::limit).orElse(DEFAULT_LIMIT));
  }

  private static Optional<String> text(
      String name, int most, Function<String, Optional<String>> given) {
    Optional<String> text = given.apply(name);
    if (text.filter(t -> t.codePointCount(0, t.length()) > most).isPresent()) {
      throw new OutOfBoundsException(name, "has at most " + most + " characters");
    }
    return text;
  }

  private static Set<Phase> phases(String names) {
    Set<Phase> phases = EnumSet.noneOf(Phase.class);
    for (String name : names.split(",", -1)) {
      phases.add(constant("phase", Phase.class, name));
    }
    return phases;
  }

  private static boolean open(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new OutOfBoundsException("open", "is true or false");
    };
  }

  private static int limit(String value) {
    int limit = value.matches("[0-9]{1,3}") ? Integer.parseInt(value) : 0;
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new OutOfBoundsException("limit", "is a whole number from 1 to " + MAX_LIMIT);
    }
    return limit;
  }

  private static <E extends Enum<E>> E constant(String field, Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> lower(constant).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new OutOfBoundsException(
                    field,
                    "is one of "
                        + Arrays.stream(type.getEnumConstants())
                            .map(RoomListQuery::lower)
                            .collect(Collectors.joining(", "))));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

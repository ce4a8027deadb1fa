package org.cometlobby.lobby.room;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * The teams that a room's metadata names in {@value #FIELD}, cleaned as players' teams are. A room
 * that names none lets its players agree on any.
 *
 * @param names distinct, in the order of the metadata
 */
public record Teams(List<String> names) {

  /** The member of the metadata, an array of names. */
  public static final String FIELD = "teams";

  public Teams {
    names = List.copyOf(names);
  }

  /** Reads the names in a room's metadata. */
  public static Teams of(Room room) {
    return of(room.metadata().object());
  }

  /**
   * Reads the names; the host's game may put any JSON there, and what is no name is passed over.
   */
  public static Teams of(JsonObject metadata) {
    return metadata.get(FIELD) instanceof JsonArray named
        ? new Teams(named.stream().flatMap(Teams::name).distinct().toList())
        : new Teams(List.of());
  }

  private static Stream<String> name(JsonValue value) {
    return value instanceof JsonString text
        ? Stream.of(UserText.line(text.getString())).filter(Teams::isName)
        : Stream.empty();
  }

  private static boolean isName(String name) {
    return !name.isEmpty() && name.codePointCount(0, name.length()) <= Team.MAX_NAME;
  }

  /** Returns whether a player of the room may be in a team. */
  boolean allow(String team) {
    return names.isEmpty() || names.contains(team);
  }
}

package org.cometlobby.lobby.page;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.stream.Stream;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Teams;

/**
 * A team as a page shows it.
 *
 * @param name the team's name in the API
 * @param colour a colour of the style sheets, else {@code other}
 * @param label the shown name; the colours have a name in each language
 */
public record TeamViewModel(String name, String colour, String label) {

  private static final JsonProvider JSON = JsonProvider.provider();

  /** The teams that the pages offer. */
  private static final List<String> COLOURS = List.of("red", "blue", "green", "yellow");

  /** The most teams on a page; more would be too many to choose from. */
  private static final int MOST = 8;

  static TeamViewModel of(String name, Texts texts) {
    return COLOURS.contains(name)
        ? new TeamViewModel(name, name, texts.text("live.team." + name))
        : new TeamViewModel(name, "other", name);
  }

  /** Returns the teams that the room names, and its players' teams. */
  static List<TeamViewModel> of(Room room, Texts texts) {
    Stream<String> names =
        Stream.concat(
            Teams.of(room).names().stream(),
            room.seats().stream().flatMap(seat -> seat.team().stream()));
    return names.distinct().limit(MOST).map(name -> of(name, texts)).toList();
  }

  /** Returns the metadata of a room with a number of teams; empty for fewer than two. */
  static JsonObject metadata(int teams) {
    if (teams < 2) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    JsonArrayBuilder names = JSON.createArrayBuilder();
    COLOURS.stream().limit(teams).forEach(names::add);
    return JSON.createObjectBuilder().add(Teams.FIELD, names).build();
  }
}

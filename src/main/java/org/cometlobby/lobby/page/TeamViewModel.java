package org.cometlobby.lobby.page;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Team;
import org.cometlobby.lobby.room.UserText;

/**
 * A team as a page shows it.
 *
 * @param name the team's name in the API
 * @param colour a colour of the style sheets, else {@code other}
 * @param label the shown name; the colours have a name in each language
 */
public record TeamViewModel(String name, String colour, String label) {

  /** The teams that the pages offer. */
  private static final List<String> COLOURS = List.of("red", "blue", "green", "yellow");

  /** The most teams on a page; more would be too many to choose from. */
  private static final int MOST = 8;

  private static final String TEAMS = "teams";

  static TeamViewModel of(String name, Texts texts) {
    return COLOURS.contains(name)
        ? new TeamViewModel(name, name, texts.text("live.team." + name))
        : new TeamViewModel(name, "other", name);
  }

  /** Returns the room's teams: those in its metadata's {@code teams}, and its players' teams. */
  static List<TeamViewModel> of(Room room, Texts texts) {
    Set<String> names = new LinkedHashSet<>();
    if (room.metadata().get(TEAMS) instanceof JsonArray offered) {
      offered.stream().limit(MOST).forEach(team -> addName(team, names));
    }
    room.seats().forEach(seat -> seat.team().ifPresent(names::add));
    return names.stream().limit(MOST).map(name -> of(name, texts)).toList();
  }

  /** Returns the metadata of a room with a number of teams; empty for fewer than two. */
  static JsonObject metadata(int teams) {
    if (teams < 2) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    JsonArrayBuilder names = Json.createArrayBuilder();
    COLOURS.stream().limit(teams).forEach(names::add);
    return Json.createObjectBuilder().add(TEAMS, names).build();
  }

  /** Adds a team of the metadata if it is a valid name; the host's game may put any JSON there. */
  private static void addName(JsonValue team, Set<String> names) {
    if (team instanceof JsonString text) {
      String name = UserText.line(text.getString());
      if (!name.isEmpty() && name.codePointCount(0, name.length()) <= Team.MAX_NAME) {
        names.add(name);
      }
    }
  }
}

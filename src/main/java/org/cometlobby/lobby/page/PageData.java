package org.cometlobby.lobby.page;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.Map;
import java.util.Optional;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.wire.RoomJson;

/**
 * The server's data for a page's script, as JSON in a script element.
 *
 * @param root the context root, with a slash at its end
 * @param language the language of the page, as in its {@code lang}
 * @param place the visitor's place in the room: {@code seat}, {@code spectator}, {@code banned} or
 *     {@code none}
 * @param messages the texts that scripts show
 */
public record PageData(
    String root,
    String language,
    Optional<Me> me,
    Optional<RoomJson> room,
    String place,
    Map<String, String> messages) {

  private static final Jsonb JSONB = JsonbBuilder.create();

  /** The visitor. */
  public record Me(String id, String name) {}

  static PageData of(
      String root, Language language, Optional<Player> player, Optional<Room> room, Texts texts) {
    return new PageData(
        root,
        language.tag(),
        player.map(p -> new Me(p.id(), p.name())),
        room.map(RoomJson::of),
        room.flatMap(r -> player.map(p -> place(r, p.id()))).orElse("none"),
        texts.live());
  }

  /**
   * Returns the visitor's place, which the script needs: the room on the wire has only the number
   * of spectators.
   */
  private static String place(Room room, String playerId) {
    if (room.seatOf(playerId).isPresent()) {
      return "seat";
    }
    if (room.banned().contains(playerId)) {
      return "banned";
    }
    return room.memberOf(playerId).isPresent() ? "spectator" : "none";
  }

  /**
   * Returns JSON that is safe inside a script element: without a {@code <}, no text can end the
   * element or open a comment.
   */
  String json() {
    return JSONB.toJson(this).replace("<", "\\u003c");
  }
}

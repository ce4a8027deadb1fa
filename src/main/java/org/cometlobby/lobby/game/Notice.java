package org.cometlobby.lobby.game;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import org.cometlobby.lobby.room.Room;

/**
 * The notice of a room's start, for its game's server.
 *
 * @param room the room at its start
 */
record Notice(Game game, Game.Webhook webhook, Room room, Instant startedAt) {

  /**
   * Returns the id of the start, the same from every node and with every retry. The code alone is
   * not unique: another room may have it later.
   */
  String id() {
    return room.code() + "-" + room.createdAt().toEpochMilli() + "-" + room.version();
  }

  /** Returns the body, as JSON. */
  String body() {
    JsonArrayBuilder seats = Json.createArrayBuilder();
    for (Member player : Member.players(room)) {
      JsonObjectBuilder seat = Json.createObjectBuilder();
      player.seat().ifPresent(number -> seat.add("seat", number));
      seat.add("playerId", player.playerId()).add("name", player.name());
      player.team().ifPresent(team -> seat.add("team", team));
      seats.add(seat);
    }
    return Json.createObjectBuilder()
        .add("id", id())
        .add("event", "start")
        .add("room", room.code())
        .add("game", room.game())
        .add("startedAt", startedAt.toString())
        .add("seats", seats)
        .add("metadata", room.metadata())
        .build()
        .toString();
  }

  @Override
  public String toString() {
    return "the start of room " + room.code() + " to " + webhook;
  }
}

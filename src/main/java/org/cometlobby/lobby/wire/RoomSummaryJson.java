package org.cometlobby.lobby.wire;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Optional;
import org.cometlobby.lobby.room.Room;

/**
 * A room in a list: without its metadata, and with the number of its seats only.
 *
 * @param seated the number of taken seats
 */
@JsonbPropertyOrder({
  "code",
  "game",
  "title",
  "visibility",
  "phase",
  "minPlayers",
  "maxPlayers",
  "autoStart",
  "host",
  "seated",
  "spectators",
  "version"
})
public record RoomSummaryJson(
    String code,
    String game,
    String title,
    String visibility,
    String phase,
    int minPlayers,
    int maxPlayers,
    boolean autoStart,
    Optional<String> host,
    int seated,
    int spectators,
    long version) {

  static RoomSummaryJson of(Room room) {
    return new RoomSummaryJson(
        room.code(),
        room.game(),
        room.title(),
        EnumNames.name(room.visibility()),
        EnumNames.name(room.phase()),
        room.minPlayers(),
        room.maxPlayers(),
        room.autoStart(),
        room.host(),
        room.seats().size(),
        room.spectators().size(),
        room.version());
  }

  RoomSummaryJson withVersion(long other) {
    return new RoomSummaryJson(
        code,
        game,
        title,
        visibility,
        phase,
        minPlayers,
        maxPlayers,
        autoStart,
        host,
        seated,
        spectators,
        other);
  }
}

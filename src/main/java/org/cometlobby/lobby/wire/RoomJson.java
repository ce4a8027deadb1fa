package org.cometlobby.lobby.wire;

import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.room.Room;

/**
 * A room on the wire, and the data of the event {@code snapshot}.
 *
 * @param host the host's player id; absent once the room is empty
 * @param spectatorsMay the messages that the room takes from spectators
 * @param spectators the number of spectators
 * @param startsAt the start; absent while the room waits
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
  "spectatorsMay",
  "host",
  "seats",
  "spectators",
  "startsAt",
  "metadata",
  "version"
})
public record RoomJson(
    String code,
    String game,
    String title,
    String visibility,
    String phase,
    int minPlayers,
    int maxPlayers,
    boolean autoStart,
    String spectatorsMay,
    Optional<String> host,
    List<SeatJson> seats,
    int spectators,
    Optional<String> startsAt,
    JsonObject metadata,
    long version) {

  public static RoomJson of(Room room) {
    return new RoomJson(
        room.code(),
        room.game(),
        room.title(),
        EnumNames.name(room.visibility()),
        EnumNames.name(room.phase()),
        room.minPlayers(),
        room.maxPlayers(),
        room.autoStart(),
        EnumNames.name(room.setup().spectatorsMay()),
        room.host(),
        room.seats().stream().map(SeatJson::of).toList(),
        room.spectators().size(),
        room.startsAt().map(Instant::toString),
        room.metadata().object(),
        room.version());
  }
}

package org.cometlobby.it.lobby;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Seat;

/** The JSON of the contract for a room of the model; of the start only whether a time is set. */
final class RoomModelJson {

  private RoomModelJson() {}

  static JsonObject expected(Room room) {
    JsonArrayBuilder seats = Json.createArrayBuilder();
    room.seats().forEach(seat -> seats.add(seat(seat)));
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("code", room.code())
            .add("game", room.game())
            .add("title", room.title())
            .add("visibility", name(room.visibility()))
            .add("phase", name(room.phase()))
            .add("minPlayers", room.minPlayers())
            .add("maxPlayers", room.maxPlayers())
            .add("autoStart", room.autoStart())
            .add("spectatorsMay", name(room.setup().spectatorsMay()));
    room.host().ifPresent(host -> json.add("host", host));
    json.add("seats", seats).add("spectators", room.spectators().size());
    room.startsAt().ifPresent(at -> json.add("startsAt", "a time"));
    return json.add("metadata", room.metadata().object()).add("version", room.version()).build();
  }

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static JsonObject seat(Seat seat) {
    JsonObjectBuilder json =
        Json.createObjectBuilder().add("playerId", seat.playerId()).add("name", seat.name());
    seat.team().ifPresent(team -> json.add("team", team));
    return json.add("ready", seat.ready()).add("connected", seat.connected()).build();
  }

  /** Returns the lobby's JSON with the same restriction. */
  static JsonObject comparable(JsonObject json) {
    return json.containsKey("startsAt")
        ? Json.createObjectBuilder(json).add("startsAt", "a time").build()
        : json;
  }

  /** Returns an event's name in a stream. */
  static String name(LobbyEvent event) {
    if (event instanceof LobbyEvent.Joined) {
      return "joined";
    } else if (event instanceof LobbyEvent.Left) {
      return "left";
    } else if (event instanceof LobbyEvent.TeamChanged) {
      return "team";
    } else if (event instanceof LobbyEvent.ReadyChanged) {
      return "ready";
    } else if (event instanceof LobbyEvent.HostChanged) {
      return "host";
    } else if (event instanceof LobbyEvent.MetadataChanged) {
      return "metadata";
    } else if (event instanceof LobbyEvent.Said) {
      return "message";
    } else if (event instanceof LobbyEvent.CountdownStarted) {
      return "countdown";
    } else if (event instanceof LobbyEvent.CountdownCancelled) {
      return "countdown-cancelled";
    } else if (event instanceof LobbyEvent.Started) {
      return "start";
    } else if (event instanceof LobbyEvent.Closed) {
      return "closed";
    }
    throw new AssertionError("Unexpected event: " + event);
  }
}

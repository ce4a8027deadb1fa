package org.cometlobby.lobby.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Optional;
import org.cometlobby.lobby.LobbyEvent;
import org.cometlobby.lobby.Room;
import org.cometlobby.lobby.RoomChange;
import org.cometlobby.lobby.Seat;

/**
 * An event of a room's stream: its name, and its data, which JSON-B writes as a flat object with
 * the room's {@code version} after it.
 */
public record EventView(String name, Object data) {

  /** The data of {@code joined}: a seat. */
  @JsonbPropertyOrder({"playerId", "name", "team", "ready", "connected", "version"})
  public record Joined(
      String playerId,
      String name,
      Optional<String> team,
      boolean ready,
      boolean connected,
      long version) {}

  /** The data of {@code left}. */
  @JsonbPropertyOrder({"playerId", "name", "reason", "version"})
  public record Left(String playerId, String name, String reason, long version) {}

  /** The data of {@code host}: who is it now. */
  @JsonbPropertyOrder({"playerId", "version"})
  public record Host(String playerId, long version) {}

  /** The data of {@code start}. */
  @JsonbPropertyOrder({"startedAt", "version"})
  public record Start(String startedAt, long version) {}

  /** The data of {@code closed}, after which the stream ends. */
  public record Closed(long version) {}

  static EventView of(RoomChange change) {
    LobbyEvent event = change.event();
    Room room = change.room();
    long version = room.version();
    if (event instanceof LobbyEvent.Joined joined) {
      return new EventView("joined", joined(joined.seat(), version));
    }
    if (event instanceof LobbyEvent.Left left) {
      return new EventView(
          "left", new Left(left.playerId(), left.name(), Choice.name(left.reason()), version));
    }
    if (event instanceof LobbyEvent.HostChanged host) {
      return new EventView("host", new Host(host.playerId(), version));
    }
    if (event instanceof LobbyEvent.Started started) {
      return new EventView("start", new Start(started.at().toString(), version));
    }
    if (event instanceof LobbyEvent.Closed) {
      return new EventView("closed", new Closed(version));
    }
    return new EventView("snapshot", RoomView.of(room));
  }

  private static Joined joined(Seat seat, long version) {
    return new Joined(
        seat.playerId(), seat.name(), seat.team(), seat.ready(), seat.connected(), version);
  }
}

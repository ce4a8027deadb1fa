package org.cometlobby.lobby.wire;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Optional;
import org.cometlobby.lobby.room.Seat;

/** A seat on the wire. */
@JsonbPropertyOrder({"playerId", "name", "team", "ready", "connected"})
public record SeatJson(
    String playerId, String name, Optional<String> team, boolean ready, boolean connected) {

  static SeatJson of(Seat seat) {
    return new SeatJson(seat.playerId(), seat.name(), seat.team(), seat.ready(), seat.connected());
  }
}

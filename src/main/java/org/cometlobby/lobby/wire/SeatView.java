package org.cometlobby.lobby.wire;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Optional;
import org.cometlobby.lobby.room.Seat;

/** A seat on the wire. */
@JsonbPropertyOrder({"playerId", "name", "team", "ready", "connected"})
public record SeatView(
    String playerId, String name, Optional<String> team, boolean ready, boolean connected) {

  static SeatView of(Seat seat) {
    return new SeatView(seat.playerId(), seat.name(), seat.team(), seat.ready(), seat.connected());
  }
}

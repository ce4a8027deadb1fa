package org.cometlobby.lobby.api;

import jakarta.ws.rs.core.Response;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.wire.RoomJson;

/** The answer to a wish for a place in a room. */
final class RoomAnswer {

  private RoomAnswer() {}

  /** The room: 201 for a new place, 200 for who had one. */
  static Response of(Outcome.Accepted outcome) {
    return Response.status(
            outcome.changes().isEmpty() ? Response.Status.OK : Response.Status.CREATED)
        .entity(RoomJson.of(outcome.room()))
        .build();
  }
}

package org.cometlobby.lobby.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import org.cometlobby.lobby.QuickMatch;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.MatchWish;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.wire.RoomJson;

/** Quick match: a seat in any fitting room. */
@Path("/quick-match")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class QuickMatchResource {

  @Inject QuickMatch quickMatch;

  /** Finds a seat: 201 in a new room, 200 in an existing one. */
  @POST
  public Response match(
      @Context HttpHeaders headers, @Context SecurityContext security, InputStream body) {
    Player player = Caller.player(security);
    RequestFields fields = new RequestFields(RequestBody.object(headers.getMediaType(), body));
    MatchWish wish =
        new MatchWish(
            fields.text("game"),
            fields.optionalInteger("minPlayers"),
            fields.integer("maxPlayers"),
            fields.optionalInteger("countdownSeconds").orElse(0),
            fields.optionalObject("attributes").orElse(JsonValue.EMPTY_JSON_OBJECT));
    fields.check();
    Outcome.Accepted outcome = quickMatch.match(player, wish);
    boolean opened =
        outcome.changes().stream().anyMatch(c -> c.event() instanceof LobbyEvent.Created);
    return Response.status(opened ? Response.Status.CREATED : Response.Status.OK)
        .entity(RoomJson.of(outcome.room()))
        .build();
  }
}

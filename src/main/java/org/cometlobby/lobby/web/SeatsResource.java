package org.cometlobby.lobby.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import org.cometlobby.lobby.Command;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.Outcome;
import org.cometlobby.lobby.Player;

/** The seats of a room. */
@Path("/rooms/{code}/seats")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SeatsResource {

  @Inject LobbyBean lobby;

  /** As what somebody comes. */
  enum Role {
    PLAYER
  }

  /** Takes a seat: 201, or 200 for who has one. */
  @POST
  public Response take(
      @PathParam("code") String code,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    Player player = Caller.player(security);
    Fields fields = new Fields(RequestBody.objectIfAny(headers.getMediaType(), body));
    fields.optionalChoice("as", Role.class);
    fields.check();
    Outcome.Accepted outcome = lobby.apply(code, new Command.TakeSeat(player));
    return Response.status(
            outcome.changes().isEmpty() ? Response.Status.OK : Response.Status.CREATED)
        .entity(RoomView.of(outcome.room()))
        .build();
  }

  /** Gives the caller's own seat up. */
  @DELETE
  @Path("/me")
  public Response leave(@PathParam("code") String code, @Context SecurityContext security) {
    lobby.leaveSeat(Caller.player(security), code);
    return Response.noContent().build();
  }
}

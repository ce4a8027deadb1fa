package org.cometlobby.lobby.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Optional;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Role;
import org.cometlobby.lobby.wire.RoomJson;

/** The seats of a room. */
@Path("/rooms/{code}/seats")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SeatsResource {

  @Inject LobbyBean lobby;

  /** Takes a seat, or a spectator's place: 201, or 200 for a member who keeps one. */
  @POST
  public Response take(
      @PathParam("code") String code,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    Player player = Caller.player(security);
    RequestFields fields = new RequestFields(RequestBody.objectIfAny(headers.getMediaType(), body));
    Role role = fields.optionalChoice("as", Role.class).orElse(Role.PLAYER);
    Optional<String> team = fields.optionalText("team");
    fields.check();
    Outcome.Accepted outcome = lobby.takeSeat(player, code, role, team);
    Response.Status status =
        outcome.changes().isEmpty() ? Response.Status.OK : Response.Status.CREATED;
    return Response.status(status).entity(RoomJson.of(outcome.room())).build();
  }

  /** Gives up the caller's own place. */
  @DELETE
  @Path("/me")
  public Response leave(@PathParam("code") String code, @Context SecurityContext security) {
    lobby.leaveSeat(Caller.player(security), code);
    return Response.noContent().build();
  }

  /** Kicks a player; {@code ban=true} bans the player for the life of the room. */
  @DELETE
  @Path("/{playerId}")
  public Response kick(
      @PathParam("code") String code,
      @PathParam("playerId") String playerId,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    Player host = Caller.player(security);
    boolean ban = new RoomQuery(uri).flag("ban");
    lobby.kick(host, code, playerId, ban);
    return Response.noContent().build();
  }

  /** Notes that the caller's page is there, or that it goes away. */
  @PUT
  @Path("/me/presence")
  public Response presence(
      @PathParam("code") String code,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    Player player = Caller.player(security);
    RequestFields fields = new RequestFields(RequestBody.object(headers.getMediaType(), body));
    boolean here = fields.flag("here");
    fields.check();
    lobby.notePresence(player, code, here);
    return Response.noContent().build();
  }

  /** Sets whether the caller is ready. */
  @PUT
  @Path("/me/ready")
  public RoomJson ready(
      @PathParam("code") String code,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    Player player = Caller.player(security);
    RequestFields fields = new RequestFields(RequestBody.object(headers.getMediaType(), body));
    boolean ready = fields.flag("ready");
    fields.check();
    return RoomJson.of(lobby.setReady(player, code, ready));
  }
}

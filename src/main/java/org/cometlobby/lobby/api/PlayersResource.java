package org.cometlobby.lobby.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.List;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.PlayerRemoval;
import org.cometlobby.lobby.RegisteredPlayer;
import org.cometlobby.lobby.http.PlayerCookie;
import org.cometlobby.lobby.http.Registrar;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;

/** Players. */
@Path("/players")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PlayersResource {

  @Inject LobbyBean lobby;
  @Inject Registrar registrar;
  @Inject PlayerRemoval removal;

  /** The answer to a new player. The token is sent only here. */
  public record Registered(String id, String name, String token) {}

  /** The player's own view. */
  public record Me(String id, String name, List<String> rooms) {}

  /** The answer to a client that is already a player. */
  public record ExistingPlayer(String id, String name) {}

  /**
   * Makes a player, and sends the cookie for browsers. With {@code keep}, a client that is a player
   * already keeps that player, and a browser its cookie for longer: 200.
   */
  @POST
  public Response register(
      @Context HttpServletRequest request,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    RequestFields fields = new RequestFields(RequestBody.object(headers.getMediaType(), body));
    boolean keep = fields.optionalFlag("keep").orElse(false);
    if (keep && security.getUserPrincipal() instanceof Player known) {
      fields.check();
      Response.ResponseBuilder response = Response.ok(new ExistingPlayer(known.id(), known.name()));
      PlayerCookie.renew(request)
          .ifPresent(cookie -> response.header(HttpHeaders.SET_COOKIE, cookie));
      return response.build();
    }
    String name = fields.text("name");
    fields.check();
    RegisteredPlayer registration = registrar.register(request, name);
    Player player = registration.player();
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.SET_COOKIE, PlayerCookie.header(request, registration.token()))
        .entity(new Registered(player.id(), player.name(), registration.token()))
        .build();
  }

  /** Returns the player and the codes of the player's rooms. */
  @GET
  @Path("/me")
  public Me me(@Context SecurityContext security) {
    Player player = Caller.player(security);
    List<String> rooms = lobby.roomsOf(player).stream().map(Room::code).toList();
    return new Me(player.id(), player.name(), rooms);
  }

  /** Ends the player: out of all rooms, streams ended, the token void; ends the cookie, too. */
  @DELETE
  @Path("/me")
  public Response signOut(@Context HttpServletRequest request, @Context SecurityContext security) {
    boolean unused = removal.remove(Caller.player(security).id());
    Response.ResponseBuilder response = Response.noContent();
    PlayerCookie.end(request).ifPresent(cookie -> response.header(HttpHeaders.SET_COOKIE, cookie));
    return response.build();
  }
}

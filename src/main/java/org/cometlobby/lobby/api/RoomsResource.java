package org.cometlobby.lobby.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
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
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.RefusalException;
import org.cometlobby.lobby.RoomListQuery;
import org.cometlobby.lobby.RoomPage;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Refusal;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.SpectatorsMay;
import org.cometlobby.lobby.room.Visibility;
import org.cometlobby.lobby.wire.RoomJson;
import org.cometlobby.lobby.wire.RoomListJson;

/** Rooms: the public list, a new room, a room by its code, and the host's actions. */
@Path("/rooms")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RoomsResource {

  @Inject LobbyBean lobby;

  /** Returns a window of the public rooms that pass the filter in the query. */
  @GET
  public RoomListJson list(@Context UriInfo uri) {
    RoomQuery query = new RoomQuery(uri);
    RoomListQuery wish = query.list();
    RoomPage page = lobby.list(wish.filter(), wish.order(), query.after(), wish.limit());
    return RoomListJson.of(page.rooms(), page.total(), page.next());
  }

  /** Opens a room. */
  @POST
  public Response create(
      @Context HttpServletRequest request,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    Player player = Caller.player(security);
    Room room = lobby.create(player, wish(RequestBody.object(headers.getMediaType(), body)));
    // Absolute, because JAX-RS implementations resolve a relative one differently.
    String location = request.getContextPath() + "/api/rooms/" + room.code();
    return Response.status(Response.Status.CREATED)
        .header("Location", location)
        .entity(RoomJson.of(room))
        .build();
  }

  /** Returns a room, public or not. */
  @GET
  @Path("/{code}")
  public RoomJson read(@PathParam("code") String code) {
    return lobby
        .find(code)
        .map(RoomJson::of)
        .orElseThrow(() -> new RefusalException(Refusal.NO_SUCH_ROOM, code));
  }

  /** Starts the room now, for the host. */
  @POST
  @Path("/{code}/start")
  public Response start(@PathParam("code") String code, @Context SecurityContext security) {
    lobby.start(Caller.player(security), code);
    return Response.accepted().build();
  }

  /** Makes another player host. */
  @PUT
  @Path("/{code}/host")
  public RoomJson transferHost(
      @PathParam("code") String code,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    Player host = Caller.player(security);
    RequestFields fields = new RequestFields(RequestBody.object(headers.getMediaType(), body));
    String heir = fields.text("playerId");
    fields.check();
    return RoomJson.of(lobby.transferHost(host, code, heir));
  }

  /** Sets the metadata, which is the body. */
  @PUT
  @Path("/{code}/metadata")
  public RoomJson setMetadata(
      @PathParam("code") String code,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    Player host = Caller.player(security);
    return RoomJson.of(
        lobby.setMetadata(host, code, RequestBody.object(headers.getMediaType(), body)));
  }

  static NewRoom wish(JsonObject json) {
    RequestFields fields = new RequestFields(json);
    int maxPlayers = fields.integer("maxPlayers");
    NewRoom wish =
        new NewRoom(
            fields.text("game"),
            fields.optionalText("title").orElse(""),
            fields.optionalInteger("minPlayers").orElse(NewRoom.defaultMinPlayers(maxPlayers)),
            maxPlayers,
            fields.optionalChoice("visibility", Visibility.class).orElse(Visibility.PUBLIC),
            fields.optionalFlag("autoStart").orElse(true),
            fields.optionalInteger("countdownSeconds").orElse(0),
            fields.optionalChoice("spectatorsMay", SpectatorsMay.class).orElse(SpectatorsMay.CHAT),
            fields.optionalObject("metadata").orElse(JsonValue.EMPTY_JSON_OBJECT),
            JsonValue.EMPTY_JSON_OBJECT);
    fields.check();
    return wish;
  }
}

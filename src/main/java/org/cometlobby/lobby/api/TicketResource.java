package org.cometlobby.lobby.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.cometlobby.lobby.GameCatalog;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.RefusalException;
import org.cometlobby.lobby.game.Tickets;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Refusal;
import org.cometlobby.lobby.room.Room;

/** A member's ticket for the game's server, once the room has started. */
@Path("/rooms/{code}/ticket")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TicketResource {

  @Inject LobbyBean lobby;
  @Inject GameCatalog games;
  @Inject Tickets tickets;

  /**
   * A ticket and the address of its game.
   *
   * @param ticket a JWT
   * @param url the game's address, if the operator has set one
   */
  public record Admission(String ticket, Optional<String> url) {}

  /** Returns a new ticket each time: tickets expire soon. */
  @GET
  public Admission ticket(@PathParam("code") String code, @Context SecurityContext security) {
    Player player = Caller.player(security);
    Room room =
        lobby.find(code).orElseThrow(() -> new RefusalException(Refusal.NO_SUCH_ROOM, code));
    return new Admission(tickets.issue(room, player), games.url(room).map(Object::toString));
  }
}

package org.cometlobby.lobby.api;

import jakarta.enterprise.context.RequestScoped;
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

/** What a member of a room that has started shows to the game's server. */
@Path("/rooms/{code}/ticket")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TicketResource {

  @Inject LobbyBean lobby;
  @Inject GameCatalog games;
  @Inject Tickets tickets;

  /**
   * A ticket, and where it is for.
   *
   * @param ticket a JWT
   * @param url where the game is played, if the operator has said so
   */
  public record Admission(String ticket, Optional<String> url) {}

  /** A new ticket each time: they don't last long. */
  @GET
  public Admission ticket(@PathParam("code") String code, @Context SecurityContext security) {
    Player player = Caller.player(security);
    Room room =
        lobby.find(code).orElseThrow(() -> new RefusalException(Refusal.NO_SUCH_ROOM, code));
    return new Admission(tickets.issue(room, player), games.url(room).map(Object::toString));
  }
}

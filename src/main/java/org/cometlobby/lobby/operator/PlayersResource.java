package org.cometlobby.lobby.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.cometlobby.lobby.PlayerRemoval;
import org.cometlobby.lobby.http.Problem;
import org.cometlobby.lobby.http.ProblemException;

/** The players, for an operator who has to end one, such as one whose token was stolen. */
@Path("/operator/players")
@ApplicationScoped
public class PlayersResource {

  @Inject PlayerRemoval removal;

  /** Ends a player, as if the player had signed out. */
  @DELETE
  @Path("/{id}")
  public Response end(@PathParam("id") String id) {
    if (!removal.remove(id)) {
      throw new ProblemException(
          new Problem(404, "no-such-player", "No such player", "No player has this id", List.of()));
    }
    return Response.noContent().build();
  }
}

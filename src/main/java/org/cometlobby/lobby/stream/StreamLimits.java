package org.cometlobby.lobby.stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.StreamGate;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.lobby.LobbyLimits;
import org.cometlobby.lobby.http.ClientNetwork;
import org.cometlobby.lobby.http.FalseTicket;
import org.cometlobby.lobby.room.Player;

/**
 * The limits of a player's and an address's open streams, for every {@code @Comet} method. A caller
 * with a false ticket gets none.
 */
@ApplicationScoped
public class StreamLimits implements StreamGate {

  @Inject LobbyLimits limits;

  @Override
  public Runnable admit(Opening opening) {
    if (opening.caller().filter(FalseTicket.class::isInstance).isPresent()) {
      throw new RefusedException(
          401,
          "The ticket has expired or is one of another stream; POST /api/stream-tickets makes one");
    }
    Optional<String> playerId =
        opening.caller().filter(Player.class::isInstance).map(caller -> ((Player) caller).id());
    try {
      return limits.openStream(playerId, ClientNetwork.of(opening.address()));
    } catch (LimitExceededException e) {
      throw new RefusedException(429, String.valueOf(e.getMessage()), e.retryAfter());
    }
  }
}

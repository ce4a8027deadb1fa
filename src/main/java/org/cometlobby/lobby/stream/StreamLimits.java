package org.cometlobby.lobby.stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.Subscriber;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.lobby.LobbyLimits;
import org.cometlobby.lobby.http.ClientNetwork;
import org.cometlobby.lobby.room.Player;
import org.jspecify.annotations.Nullable;

/** The limits of a player's and an address's open streams. */
@ApplicationScoped
public class StreamLimits {

  @Inject LobbyLimits limits;
  @Inject ClientNetwork network;
  @Inject HttpServletRequest request;

  /**
   * Counts a stream, on the thread of its request.
   *
   * @throws RefusedException when a limit is reached
   */
  void admit(@Nullable Principal caller, Subscriber subscriber) {
    Optional<String> playerId =
        caller instanceof Player player ? Optional.of(player.id()) : Optional.empty();
    try {
      subscriber.onEnd(limits.openStream(playerId, network.of(request)));
    } catch (LimitExceededException e) {
      throw new RefusedException(429, String.valueOf(e.getMessage()), e.retryAfter());
    }
  }
}

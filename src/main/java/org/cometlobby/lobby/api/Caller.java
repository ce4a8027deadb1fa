package org.cometlobby.lobby.api;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.cometlobby.lobby.room.Player;

/** The player behind a request to the API. */
final class Caller {

  private Caller() {}

  /**
   * @throws NotAuthorizedException when the client is not a player
   */
  static Player player(SecurityContext security) {
    return ifPlayer(security).orElseThrow(() -> new NotAuthorizedException("Bearer"));
  }

  /** Returns the player; empty when the client is not a player. */
  static Optional<Player> ifPlayer(SecurityContext security) {
    return security.getUserPrincipal() instanceof Player player
        ? Optional.of(player)
        : Optional.empty();
  }
}

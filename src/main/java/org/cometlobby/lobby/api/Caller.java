package org.cometlobby.lobby.api;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.SecurityContext;
import org.cometlobby.lobby.room.Player;

/** The player behind a request to the API. */
final class Caller {

  private Caller() {}

  /**
   * @throws NotAuthorizedException when the client is not a player
   */
  static Player player(SecurityContext security) {
    if (security.getUserPrincipal() instanceof Player player) {
      return player;
    }
    throw new NotAuthorizedException("Bearer");
  }
}

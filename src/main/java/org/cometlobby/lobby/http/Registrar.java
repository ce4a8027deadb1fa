package org.cometlobby.lobby.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.LobbyLimits;
import org.cometlobby.lobby.RegisteredPlayer;

/** The maker of players, within the limit of a network. */
@ApplicationScoped
public class Registrar {

  @Inject LobbyBean lobby;
  @Inject LobbyLimits limits;
  @Inject ClientNetwork network;

  /**
   * Makes a player for the client of a request.
   *
   * @throws LimitExceededException when the client's network reaches its limit
   */
  public RegisteredPlayer register(HttpServletRequest request, String name) {
    limits.register(network.of(request));
    return lobby.register(name);
  }
}

package org.cometlobby.lobby.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.LobbyLimits;
import org.cometlobby.lobby.RegisteredPlayer;

/** Makes players, as often as the limits let one network. */
@ApplicationScoped
public class Registrar {

  @Inject LobbyBean lobby;
  @Inject LobbyLimits limits;
  @Inject ClientNetwork network;

  /**
   * Makes a player of whoever sends the request.
   *
   * @throws LimitExceededException when too many came from there
   */
  public RegisteredPlayer register(HttpServletRequest request, String name) {
    limits.register(network.of(request));
    return lobby.register(name);
  }
}

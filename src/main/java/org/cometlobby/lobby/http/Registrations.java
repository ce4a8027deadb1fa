package org.cometlobby.lobby.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.LobbyLimits;
import org.cometlobby.lobby.Registration;
import org.cometlobby.lobby.room.Player;

/** Lets strangers become players, and players act, as often as the limits say. */
@ApplicationScoped
public class Registrations {

  @Inject LobbyBean lobby;
  @Inject LobbyLimits limits;
  @Inject ClientNetwork network;

  /**
   * Makes a player of whoever sends the request.
   *
   * @throws LimitExceededException when too many came from there
   */
  public Registration register(HttpServletRequest request, String name) {
    limits.register(network.of(request));
    return lobby.register(name);
  }

  /**
   * The player changes something.
   *
   * @throws LimitExceededException when it is too often
   */
  public void change(Player player) {
    limits.change(player.id());
  }
}

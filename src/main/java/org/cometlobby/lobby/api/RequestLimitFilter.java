package org.cometlobby.lobby.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.lobby.LobbyLimits;
import org.cometlobby.lobby.room.Player;

/** A filter that limits the rate of a player's changes by the API. Reading is free. */
@Provider
@ApplicationScoped
public class RequestLimitFilter implements ContainerRequestFilter {

  static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  @Inject LobbyLimits limits;

  /**
   * @throws LimitExceededException when the limit is reached
   */
  @Override
  public void filter(ContainerRequestContext request) {
    if (!SAFE.contains(request.getMethod())
        && request.getSecurityContext().getUserPrincipal() instanceof Player player) {
      limits.change(player.id());
    }
  }
}

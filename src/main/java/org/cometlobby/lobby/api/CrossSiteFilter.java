package org.cometlobby.lobby.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.cometlobby.lobby.http.CrossSite;
import org.cometlobby.lobby.http.PlayerCookie;
import org.cometlobby.lobby.http.Problem;
import org.cometlobby.lobby.http.ProblemException;

/**
 * Refuses what another site's page would do by the API in a visitor's name: everything that changes
 * something and shows the cookie, which browsers send along. A bearer token is never sent by
 * itself, so who shows one may come from anywhere.
 */
@Provider
public class CrossSiteFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    if (!RequestLimitFilter.SAFE.contains(request.getMethod())
        && request.getCookies().containsKey(PlayerCookie.NAME)
        && request.getHeaderString(HttpHeaders.AUTHORIZATION) == null
        && CrossSite.isForeign(request::getHeaderString)) {
      throw new ProblemException(
          new Problem(
              403,
              "cross-site",
              "From another site",
              "A page of another site sends the token as Authorization: Bearer, not the cookie",
              List.of()));
    }
  }
}

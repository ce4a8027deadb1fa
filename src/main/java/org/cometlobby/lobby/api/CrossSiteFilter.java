package org.cometlobby.lobby.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.cometlobby.lobby.http.CrossSite;
import org.cometlobby.lobby.http.PlayerCookie;
import org.cometlobby.lobby.http.PlayerFilter;
import org.cometlobby.lobby.http.Problem;
import org.cometlobby.lobby.http.ProblemException;

/**
 * A filter that refuses changes by another site's page in a visitor's name: requests that change
 * something and bring the cookie, which browsers send along, as they do with {@code Authorization:
 * Basic}. They never send a bearer token by themselves, so a request with one may come from
 * anywhere.
 */
@Provider
public class CrossSiteFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    if (!RequestLimitFilter.SAFE.contains(request.getMethod())
        && request.getCookies().containsKey(PlayerCookie.NAME)
        && PlayerFilter.bearer(request.getHeaderString(HttpHeaders.AUTHORIZATION)).isEmpty()
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

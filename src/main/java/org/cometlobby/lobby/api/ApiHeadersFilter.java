package org.cometlobby.lobby.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Rooms change and tokens are secret: nothing of the API is for a cache, unless it says so, or for
 * sniffing.
 */
@Provider
public class ApiHeadersFilter implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of("no-store"));
    response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
  }
}

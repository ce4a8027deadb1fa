package org.cometlobby.lobby.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * A filter that forbids caching and sniffing of the API's answers: rooms change, and tokens are
 * secret. A resource may set another {@code Cache-Control}.
 */
@Provider
public class ApiHeadersFilter implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of("no-store"));
    response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
  }
}

package org.cometlobby.lobby.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * The request scope of a request that is dispatched asynchronously, in which Payara and GlassFish
 * have none.
 */
@ApplicationScoped
public class RequestScope {

  /** Passes the request on, in the container's scope or else in one that ends with this call. */
  @ActivateRequestContext
  void pass(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
  }
}

package org.cometlobby.lobby.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A filter that hides what Payara Micro adds to an application at the root, open to everybody: the
 * server's metrics, its health, and a description of the application's resources. The lobby's own
 * are below {@code /api}. A filter, because it holds for every command line that starts the server.
 */
public class ServerEndpointsFilter extends HttpFilter {

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
  }
}

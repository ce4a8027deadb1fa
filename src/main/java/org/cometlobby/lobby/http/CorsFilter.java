package org.cometlobby.lobby.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A filter that lets pages of other sites use the API, the streams and the scripts, if {@code
 * LOBBY_ALLOWED_ORIGINS} names their origin (CORS, as the Fetch standard has it). Credentials are
 * never allowed: a browser's cookie is of no use to another site's page, which shows a bearer token
 * instead.
 */
public class CorsFilter extends HttpFilter {

  @Inject transient AllowedOrigins allowed;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (allowed.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    // Even without an Origin; else a cache would give one site's answer to another site's page.
    response.addHeader("Vary", "Origin");
    String origin = request.getHeader("Origin");
    if (origin == null || !allowed.allow(origin)) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("Access-Control-Allow-Origin", origin);
    if (isPreflight(request)) {
      DeclaredBody.leaveUnread(request, response);
      response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
      response.setHeader(
          "Access-Control-Allow-Headers",
          "Authorization, Content-Type, Idempotency-Key, Last-Event-ID");
      response.setHeader("Access-Control-Max-Age", "7200");
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    response.setHeader("Access-Control-Expose-Headers", "Retry-After, Location");
    chain.doFilter(request, response);
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeader("Access-Control-Request-Method") != null;
  }
}

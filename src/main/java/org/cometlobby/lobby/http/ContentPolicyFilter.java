package org.cometlobby.lobby.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A filter that sets the content security policy of every response: no inline script or style
 * anywhere, and nothing at all for data such as JSON, a badge or a problem. A page may set another
 * policy.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class ContentPolicyFilter extends HttpFilter {

  public static final String HEADER = "Content-Security-Policy";

  /** Keeps any text of a player from becoming a script or a style. */
  public static final String OF_PAGES =
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
          + "object-src 'none'";

  private static final String OF_DATA =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String rest = request.getPathInfo();
    // For an unmapped path, servers differ in which of the two methods returns the path.
    String path = request.getServletPath() + (rest == null ? "" : rest);
    boolean data = path.equals("/api") || path.startsWith("/api/") || path.startsWith("/streams");
    response.setHeader(HEADER, data ? OF_DATA : OF_PAGES);
    response.setHeader("X-Content-Type-Options", "nosniff");
    chain.doFilter(request, response);
  }
}

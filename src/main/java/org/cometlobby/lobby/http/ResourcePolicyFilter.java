package org.cometlobby.lobby.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * A filter that lets cross-origin isolated pages of other sites, which games with threads need,
 * embed what is made for other sites: pictures of rooms, scripts, styles. Other data is not to be
 * embedded at all. See {@code Cross-Origin-Resource-Policy} in the Fetch standard.
 */
public class ResourcePolicyFilter extends HttpFilter {

  private static final String HEADER = "Cross-Origin-Resource-Policy";

  private static final Pattern EMBEDDED =
      Pattern.compile("/(?:css|js|img)/.*|/streams/rooms/[^/]+/badge|/r/[^/]+/qr\\.svg");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = RequestPath.of(request);
    if (EMBEDDED.matcher(path).matches()) {
      response.setHeader(HEADER, "cross-origin");
    } else if (RequestPath.isData(path)) {
      response.setHeader(HEADER, "same-origin");
    }
    chain.doFilter(request, response);
  }
}

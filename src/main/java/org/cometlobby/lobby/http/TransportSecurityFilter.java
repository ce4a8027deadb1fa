package org.cometlobby.lobby.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A filter that tells a browser that has come over TLS to do so next time, too. Without TLS a
 * browser ignores the header, so it isn't sent.
 */
public class TransportSecurityFilter extends HttpFilter {

  @Inject transient ProxySettings proxies;
  @Inject transient TransportSecurity security;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (ClientAddress.of(request, proxies).isSecure()) {
      security
          .header()
          .ifPresent(header -> response.setHeader("Strict-Transport-Security", header));
    }
    chain.doFilter(request, response);
  }
}

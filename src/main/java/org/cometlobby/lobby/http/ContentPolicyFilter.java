package org.cometlobby.lobby.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A filter that sets the {@link ContentPolicy} of every response. */
public class ContentPolicyFilter extends HttpFilter {

  @Inject transient ContentPolicy policy;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (RequestPath.isData(RequestPath.of(request))) {
      policy.ofData(response);
    } else {
      policy.ofPage(response);
    }
    chain.doFilter(request, response);
  }
}

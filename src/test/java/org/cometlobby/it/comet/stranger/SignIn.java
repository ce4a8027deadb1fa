package org.cometlobby.it.comet.stranger;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.security.Principal;

/** A filter that trusts the user name in the header {@code X-User: Ada}. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class SignIn implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    String user = http.getHeader("X-User");
    chain.doFilter(user == null ? request : new SignedIn(http, user), response);
  }

  private static final class SignedIn extends HttpServletRequestWrapper {
    private final String user;

    SignedIn(HttpServletRequest request, String user) {
      super(request);
      this.user = user;
    }

    @Override
    public Principal getUserPrincipal() {
      return () -> user;
    }
  }
}

package org.cometlobby.lobby.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A filter that gives the request the client's address and scheme, behind a trusted proxy, and
 * refuses a Host that no address can be made of. Nobody behind it needs to know of proxies.
 */
public class ClientFilter extends HttpFilter {

  /** The longest Host: a name of the DNS (RFC 1035) with its last dot, a colon and a port. */
  private static final int MAX_HOST = 254 + 6;

  @Inject transient ProxySettings settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String host = request.getHeader("Host");
    if (host != null && host.length() > MAX_HOST) {
      DeclaredBody.leaveUnread(request, response);
      Problem.of(400, "Bad request", "The Host is longer than any name").sendTo(response);
      return;
    }
    chain.doFilter(new OfClient(request, ClientAddress.of(request, settings)), response);
  }

  private static final class OfClient extends HttpServletRequestWrapper {

    private final ClientAddress client;

    OfClient(HttpServletRequest request, ClientAddress client) {
      super(request);
      this.client = client;
    }

    @Override
    public String getRemoteAddr() {
      return client.address().getHostAddress();
    }

    @Override
    public String getRemoteHost() {
      return getRemoteAddr();
    }

    @Override
    public boolean isSecure() {
      return client.isSecure();
    }

    @Override
    public String getScheme() {
      return isSecure() ? "https" : "http";
    }

    /**
     * Returns the port of the client's scheme where the Host header has none: the container takes
     * the default of its own scheme.
     */
    @Override
    public int getServerPort() {
      int port = super.getServerPort();
      return isSecure() && port == 80 ? 443 : port;
    }

    /**
     * Returns the address with the client's scheme, for JAX-RS makes addresses of it. On Open
     * Liberty the container's address begins with any X-Forwarded-Proto value.
     */
    @Override
    public StringBuffer getRequestURL() {
      StringBuffer url = super.getRequestURL();
      return url.replace(0, url.indexOf("://"), getScheme());
    }
  }
}

package org.cometlobby.lobby.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * The client that sends a request: the peer of the connection, or, if the operator trusts that
 * proxy, the client that the proxy names.
 *
 * @param address the client's, or that of the nearest host that is known for certain
 * @param isSecure whether the client uses TLS
 */
record ClientAddress(InetAddress address, boolean isSecure) {

  /** Finds the client of a request. A second call finds the same. */
  static ClientAddress of(HttpServletRequest request, ProxySettings settings) {
    InetAddress peer =
        NumericAddress.parse(request.getRemoteAddr())
            .orElseThrow(() -> new IllegalStateException("No address: " + request.getRemoteAddr()));
    ClientAddress nearest = new ClientAddress(peer, request.isSecure());
    if (!settings.trusts(peer)) {
      return nearest;
    }
    List<ForwardedHop> hops =
        settings.proxyHeaders().hops(name -> Collections.list(request.getHeaders(name)));
    return nearest.behind(hops, settings::trusts);
  }

  /**
   * Follows the hops from this host towards the client, as long as the proxy that names the next
   * hop is trusted. Anything beyond that point may be the client's invention.
   *
   * @param hops the one nearest to the client first
   */
  ClientAddress behind(List<ForwardedHop> hops, Predicate<InetAddress> trusted) {
    ClientAddress client = this;
    for (int i = hops.size() - 1; i >= 0 && trusted.test(client.address); i--) {
      ForwardedHop hop = hops.get(i);
      client =
          new ClientAddress(
              hop.address().orElse(client.address), hop.secure().orElse(client.isSecure));
      if (hop.address().isEmpty()) {
        // Hidden or garbage: it is unknown which proxy named the hops before it.
        return client;
      }
    }
    return client;
  }
}

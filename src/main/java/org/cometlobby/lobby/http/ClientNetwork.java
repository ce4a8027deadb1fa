package org.cometlobby.lobby.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** The network of a client, the key of the limits for an address. */
@ApplicationScoped
public class ClientNetwork {

  private static final int PREFIX = 64 / Byte.SIZE;

  @Inject ProxySettings settings;

  /**
   * Returns the client's address; of an IPv6 address the first 64 bits, since a client has the
   * whole network.
   */
  public String of(HttpServletRequest request) {
    return of(ClientAddress.of(request, settings).address().getHostAddress());
  }

  /**
   * @param address a numeric address
   */
  static String of(String address) {
    // A text with a colon is never looked up in the name service.
    String numbers = address.replaceFirst("%.*", "").replaceAll("[\\[\\]]", "");
    if (!numbers.contains(":")) {
      return numbers;
    }
    try {
      InetAddress parsed = InetAddress.getByName(numbers);
      // An IPv4-mapped IPv6 address becomes an IPv4 address.
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX)) + "/64"
          : parsed.getHostAddress();
    } catch (UnknownHostException e) {
      return numbers;
    }
  }
}

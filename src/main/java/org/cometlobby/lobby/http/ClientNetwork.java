package org.cometlobby.lobby.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** The network of a client, by which limits count. */
@ApplicationScoped
public class ClientNetwork {

  private static final int PREFIX = 64 / Byte.SIZE;

  @Inject ProxySettings settings;

  /**
   * Returns the client's address; of an IPv6 address the first 64 bits, since a client with one has
   * the whole network.
   */
  public String of(HttpServletRequest request) {
    return of(ClientAddress.of(request, settings).address().getHostAddress());
  }

  /**
   * @param address in numbers
   */
  static String of(String address) {
    // The name service is not asked about what has a colon in it.
    String numbers = address.replaceFirst("%.*", "").replaceAll("[\\[\\]]", "");
    if (!numbers.contains(":")) {
      return numbers;
    }
    try {
      InetAddress parsed = InetAddress.getByName(numbers);
      // An IPv4 address in IPv6's clothes comes out as the former.
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX)) + "/64"
          : parsed.getHostAddress();
    } catch (UnknownHostException e) {
      return numbers;
    }
  }
}

package org.cometlobby.lobby.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.cometlobby.lobby.Network;

/** The finder of a client's {@link Network}. */
@ApplicationScoped
public class ClientNetwork {

  @Inject ProxySettings settings;

  public Network of(HttpServletRequest request) {
    return of(ClientAddress.of(request, settings).address().getHostAddress());
  }

  /**
   * Returns the network of an address.
   *
   * @param address a numeric address
   */
  public static Network of(String address) {
    // A text with a colon is never looked up in the name service.
    String numbers = address.replaceFirst("%.*", "").replaceAll("[\\[\\]]", "");
    if (!numbers.contains(":")) {
      return Network.of(numbers);
    }
    try {
      InetAddress parsed = InetAddress.getByName(numbers);
      // An IPv4-mapped IPv6 address becomes an IPv4 address.
      return parsed instanceof Inet6Address
          ? new Network(prefix(parsed, 64), Optional.of(prefix(parsed, 48)))
          : Network.of(parsed.getHostAddress());
    } catch (UnknownHostException e) {
      return Network.of(numbers);
    }
  }

  private static String prefix(InetAddress address, int bits) {
    byte[] first = Arrays.copyOf(address.getAddress(), bits / Byte.SIZE);
    return HexFormat.of().formatHex(first) + "/" + bits;
  }
}

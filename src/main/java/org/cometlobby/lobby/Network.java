package org.cometlobby.lobby;

import java.util.Optional;

/**
 * The network of a client, the key of the limits for an address.
 *
 * @param address an IPv4 address, or the first 64 bits of an IPv6 address, since a client has that
 *     whole network
 * @param site the first 48 bits of an IPv6 address, which one customer may have: 65,536 networks of
 *     64 bits; empty for IPv4
 */
public record Network(String address, Optional<String> site) {

  /** Returns the network of a client without a site. */
  public static Network of(String address) {
    return new Network(address, Optional.empty());
  }
}

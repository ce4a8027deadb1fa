package org.cometlobby.lobby.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A parser of numeric addresses, which never asks a name server. */
final class NumericAddress {

  private static final Pattern V4 = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?::[0-9]+)?");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern V6_IN_BRACKETS = Pattern.compile("\\[([^\\]]*)\\](?::[0-9]+)?");

  private NumericAddress() {}

  /**
   * Reads an address as servers write it.
   *
   * @param text {@code 192.0.2.7}, {@code 192.0.2.7:8080}, {@code 2001:db8::7}, {@code
   *     [2001:db8::7]} or {@code [2001:db8::7]:8080}; the zone of a link-local address ({@code
   *     fe80::1%eth0}) is left out
   * @return empty for anything else
   */
  static Optional<InetAddress> parse(String text) {
    Matcher v4 = V4.matcher(text);
    if (v4.matches()) {
      return read(v4.group(1));
    }
    Matcher bracketed = V6_IN_BRACKETS.matcher(text);
    String v6 = (bracketed.matches() ? bracketed.group(1) : text).replaceFirst("%.*", "");
    return V6.matcher(v6).matches() ? read(v6) : Optional.empty();
  }

  /** Reads an address. An IPv4-mapped IPv6 address becomes an IPv4 address. */
  private static Optional<InetAddress> read(String literal) {
    try {
      return Optional.of(InetAddress.getByName(literal));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}

package org.cometlobby.lobby.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits, such as {@code 10.0.0.0/8} (RFC 4632), or one address.
 *
 * @param bits how many bits are the same
 */
record AddressBlock(InetAddress first, int bits) {

  private static final Pattern FORM = Pattern.compile("([^/]+)(?:/([0-9]{1,3}))?");

  /**
   * Reads a block.
   *
   * @return empty for anything else, also when bits are set beyond the prefix: {@code 10.0.0.1/8}
   *     is more likely a mistake than intended
   */
  static Optional<AddressBlock> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || text.contains("[") || text.matches("[^:]*:[^:]*")) {
      return Optional.empty();
    }
    String bits = form.group(2);
    return NumericAddress.parse(form.group(1))
        .map(first -> new AddressBlock(first, bits == null ? size(first) : Integer.parseInt(bits)))
        .filter(block -> block.bits <= size(block.first) && block.isAligned());
  }

  boolean contains(InetAddress address) {
    return size(address) == size(first) && prefix(address).equals(prefix(first));
  }

  private boolean isAligned() {
    return number(first).equals(prefix(first).shiftLeft(size(first) - bits));
  }

  private BigInteger prefix(InetAddress address) {
    return number(address).shiftRight(size(address) - bits);
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }

  private static int size(InetAddress address) {
    return address.getAddress().length * 8;
  }
}

package org.cometlobby.comet.servlet;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.StreamGate;
import org.cometlobby.settings.SettingsReader;

/**
 * The gate of an application that has none: a bound on the streams of each address. Of an IPv6
 * address the first 64 bits count, since a client has that whole network.
 */
final class AddressGate implements StreamGate {

  private static final int USUAL = 10_000;
  private static final int MOST = 1_000_000;
  private static final int IPV6_PREFIX = 64 / Byte.SIZE;

  /** A guess: the time of the next release is unknown. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final int most;
  private final Map<String, Integer> streams = new ConcurrentHashMap<>();

  AddressGate(int most) {
    this.most = most;
  }

  /**
   * Reads the bound, which {@code off} lifts.
   *
   * @throws IllegalArgumentException for a wrong value, naming the setting
   */
  static StreamGate read(SettingsReader reader) {
    int most =
        reader.read(
            "LOBBY_LIMIT_ADDRESS_STREAMS",
            USUAL,
            "a whole number from 1 to " + MOST + ", or off",
            AddressGate::number);
    return most == Integer.MAX_VALUE ? opening -> () -> {} : new AddressGate(most);
  }

  private static Optional<Integer> number(String text) {
    if (text.equals("off")) {
      return Optional.of(Integer.MAX_VALUE);
    }
    return text.matches("[1-9][0-9]{0,6}")
        ? Optional.of(Integer.valueOf(text)).filter(number -> number <= MOST)
        : Optional.empty();
  }

  @Override
  public Runnable admit(Opening opening) {
    String network = network(opening.address());
    streams.merge(network, 1, this::sum);
    return () -> streams.computeIfPresent(network, (key, open) -> open > 1 ? open - 1 : null);
  }

  private int sum(int open, int more) {
    if (open >= most) {
      throw new RefusedException(
          429, "Too many open streams from one address: at most " + most, RETRY_AFTER);
    }
    return open + more;
  }

  private static String network(String address) {
    // A text with a colon is never looked up in the name service.
    if (!address.contains(":")) {
      return address;
    }
    try {
      InetAddress parsed = InetAddress.getByName(address.replaceFirst("%.*", ""));
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), IPV6_PREFIX))
          : parsed.getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }

  /** Returns the number of networks that are stored. */
  int size() {
    return streams.size();
  }
}

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
import org.jspecify.annotations.Nullable;

/**
 * The gate of an application that has none: a bound on the streams of each address. Of an IPv6
 * address the first 64 bits count, since a client has that whole network; a client who has a site
 * of 65,536 such networks may have {@link #SITE_FACTOR} times as many streams in all.
 */
final class AddressGate implements StreamGate {

  private static final int USUAL = 10_000;
  private static final int MOST = 1_000_000;
  private static final int IPV6_PREFIX = 64 / Byte.SIZE;
  private static final int SITE_PREFIX = 48 / Byte.SIZE;
  private static final int SITE_FACTOR = 10;

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
    InetAddress address = parsed(opening.address());
    if (!(address instanceof Inet6Address)) {
      return count(address == null ? opening.address() : address.getHostAddress(), most);
    }
    Runnable ofNetwork = count(prefix(address, IPV6_PREFIX), most);
    try {
      Runnable ofSite = count(prefix(address, SITE_PREFIX), most * SITE_FACTOR);
      return () -> {
        ofNetwork.run();
        ofSite.run();
      };
    } catch (RefusedException e) {
      ofNetwork.run();
      throw e;
    }
  }

  private Runnable count(String network, int bound) {
    streams.merge(
        network,
        1,
        (open, more) -> {
          if (open >= bound) {
            throw new RefusedException(
                429, "Too many open streams from one address: at most " + bound, RETRY_AFTER);
          }
          return open + more;
        });
    return () -> streams.computeIfPresent(network, (key, open) -> open > 1 ? open - 1 : null);
  }

  private static String prefix(InetAddress address, int bytes) {
    return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), bytes));
  }

  /** Returns null for a text that is no address of IPv6. */
  private static @Nullable InetAddress parsed(String address) {
    // A text with a colon is never looked up in the name service.
    if (!address.contains(":")) {
      return null;
    }
    try {
      return InetAddress.getByName(address.replaceFirst("%.*", ""));
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /** Returns the number of networks that are stored. */
  int size() {
    return streams.size();
  }
}

package org.cometlobby.lobby;

import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.limits.Rate;
import org.cometlobby.limits.RateLimiter;

/** A rate of each network, and ten times that of each site of IPv6 networks. */
final class NetworkRate {

  /** How many times a network's limit the limit of its site is. */
  static final int SITE_FACTOR = 10;

  private final RateLimiter addresses;
  private final RateLimiter sites;

  /**
   * @param limit see {@link LimitExceededException#limit}
   * @param what the name of the limited thing, to be read after "Too many"
   * @param nanos a monotonic clock, in nanoseconds
   */
  NetworkRate(String limit, String what, Rate rate, LongSupplier nanos) {
    int ofSite = (int) Math.min(Integer.MAX_VALUE, (long) rate.events() * SITE_FACTOR);
    addresses = new RateLimiter(limit, what + " from one address", rate, nanos);
    sites = new RateLimiter(limit, what + " from one network", new Rate(ofSite, rate.per()), nanos);
  }

  /** Counts an event, see {@link RateLimiter#take(String, int)}. */
  void take(Network network, int weight) {
    // In this order, so that an address beyond its own limit doesn't use up its site's.
    addresses.take(network.address(), weight);
    network.site().ifPresent(site -> sites.take(site, weight));
  }

  /** Counts nothing, see {@link RateLimiter#check}. */
  void check(Network network) {
    addresses.check(network.address());
    network.site().ifPresent(sites::check);
  }

  Stream<RateLimiter> rates() {
    return Stream.of(addresses, sites);
  }
}

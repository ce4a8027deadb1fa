package org.cometlobby.lobby.http;

import java.util.Optional;
import java.util.concurrent.Future;
import org.cometlobby.limits.NewestLimiter;
import org.cometlobby.lobby.LobbyLimits;
import org.cometlobby.lobby.Network;

/**
 * The bodies on their way, and how many of them a network may have. One more ends the oldest, which
 * is most likely stuck: so a flood of slow bodies doesn't shut out the neighbours, whose bodies
 * take a moment.
 */
final class IncomingBodies {

  private final Optional<Integer> most;
  private final Optional<NewestLimiter<IncomingBody>> ofAddress;
  private final Optional<NewestLimiter<IncomingBody>> ofSite;

  /**
   * @param most the most of an address; empty for any number
   */
  IncomingBodies(Optional<Integer> most) {
    this.most = most;
    ofAddress = most.map(NewestLimiter::new);
    ofSite = most.map(LobbyLimits::ofSite).map(NewestLimiter::new);
  }

  /** Counts a body until its end. */
  void add(Network network, IncomingBody body) {
    ofAddress.ifPresent(limit -> add(limit, network.address(), body));
    if (ofSite.isPresent() && network.site().isPresent()) {
      add(ofSite.get(), network.site().get(), body);
    }
  }

  private void add(NewestLimiter<IncomingBody> limit, String key, IncomingBody body) {
    limit.add(key, body).ifPresent(oldest -> oldest.crowdedOut(most.orElseThrow()));
    Future<?> unused = body.whole().whenComplete((bytes, failure) -> limit.remove(key, body));
  }
}

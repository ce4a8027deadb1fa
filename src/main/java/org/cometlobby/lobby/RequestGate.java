package org.cometlobby.lobby;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.limits.RateLimiter;

/**
 * The limits of all requests by their network, whatever they ask for: players cost nothing, so a
 * limit of players alone limits nobody. A network may be a school, or the phones of a town: a
 * player with an open stream of a room has a small rate besides, so that no neighbour's flood ends
 * a game; and the network's rate is refilled evenly, so that newcomers get through now and then.
 */
public final class RequestGate {

  /** The most tries that are remembered, so that the same one counts once. */
  private static final int MOST_REMEMBERED = 10_000;

  private final Optional<NetworkRate> requests;
  private final RateLimiter present;
  private final Optional<NetworkRate> misses;
  private final RateLimiter playersMisses;
  private final Set<String> remembered =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > MOST_REMEMBERED;
            }
          });

  RequestGate(LimitSettings settings, LongSupplier nanos) {
    requests =
        settings
            .networkRequests()
            .map(r -> new NetworkRate("network-requests", "requests", r, nanos));
    present =
        new RateLimiter("requests", "requests of one player", LimitSettings.PRESENT_PLAYER, nanos);
    misses =
        settings.misses().map(r -> new NetworkRate("misses", "codes that no room has", r, nanos));
    playersMisses =
        new RateLimiter("misses", "codes that no room has", LimitSettings.PLAYERS_MISSES, nanos);
  }

  /**
   * Counts a request.
   *
   * @param presentPlayer the id of a player with an open stream of a room
   * @param weight the price of the request, at least 1
   * @throws LimitExceededException when the network has used up its rate
   */
  public void pass(Network network, Optional<String> presentPlayer, int weight) {
    if (requests.isPresent()
        && presentPlayer.filter(player -> present.tryTake(player, weight)).isEmpty()) {
      requests.get().take(network, weight);
    }
  }

  /**
   * Counts a try for a code that no room has. The same code counts once: a link to a room that has
   * closed may be on many screens.
   *
   * @throws LimitExceededException when the network and the player have had too many tries
   */
  public void missed(Network network, Optional<String> playerId, String code) {
    if (misses.isPresent() && remember(network.address() + " " + code)) {
      try {
        if (playerId.filter(player -> playersMisses.tryTake(player, 1)).isEmpty()) {
          misses.get().take(network, 1);
        }
      } catch (LimitExceededException e) {
        forget(network.address() + " " + code);
        throw e;
      }
    }
  }

  /**
   * Checks whether somebody may be told of a room that is found by its code alone.
   *
   * @throws LimitExceededException as {@link #missed}, so that a guess which hits looks the same
   */
  public void checkMisses(Network network, Optional<String> playerId) {
    if (misses.isEmpty()) {
      return;
    }
    if (playerId.isPresent()) {
      try {
        playersMisses.check(playerId.get());
        return;
      } catch (LimitExceededException e) {
        // The network may have some left.
      }
    }
    misses.get().check(network);
  }

  private synchronized boolean remember(String missed) {
    return remembered.add(missed);
  }

  private synchronized void forget(String missed) {
    remembered.remove(missed);
  }

  Stream<RateLimiter> rates() {
    return Stream.concat(
        Stream.of(present, playersMisses),
        Stream.of(requests, misses).flatMap(Optional::stream).flatMap(NetworkRate::rates));
  }
}

package org.cometlobby.lobby.stream;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.StreamGate;
import org.cometlobby.comet.Subscriber;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.lobby.LobbyLimits;
import org.cometlobby.lobby.PlayerGone;
import org.cometlobby.lobby.PlayerStore;
import org.cometlobby.lobby.http.ClientNetwork;
import org.cometlobby.lobby.http.FalseTicket;
import org.cometlobby.lobby.room.Player;

/**
 * The limits of a player's and an address's open streams, for every {@code @Comet} method, and the
 * end of a player's streams when the player is gone. A caller with a false ticket gets none.
 */
@ApplicationScoped
public class StreamLimits implements StreamGate {

  private final Map<String, List<Subscriber>> open = new ConcurrentHashMap<>();

  @Inject LobbyLimits limits;
  @Inject PlayerStore players;

  @Override
  public Runnable admit(Opening opening) {
    if (opening.caller().filter(FalseTicket.class::isInstance).isPresent()) {
      throw new RefusedException(
          401,
          "The ticket has expired or is one of another stream; POST /api/stream-tickets makes one");
    }
    Optional<String> playerId =
        opening.caller().filter(Player.class::isInstance).map(caller -> ((Player) caller).id());
    Runnable release = counted(playerId, opening.address());
    playerId.ifPresent(id -> note(id, opening.subscriber()));
    return () -> {
      release.run();
      playerId.ifPresent(id -> forget(id, opening.subscriber()));
    };
  }

  private Runnable counted(Optional<String> playerId, String address) {
    try {
      return limits.openStream(playerId, ClientNetwork.of(address));
    } catch (LimitExceededException e) {
      throw new RefusedException(429, String.valueOf(e.getMessage()), e.retryAfter());
    }
  }

  private void note(String playerId, Subscriber subscriber) {
    open.merge(playerId, List.of(subscriber), StreamLimits::joined);
    // Looked up after the note: a player who goes meanwhile is found gone here or by the observer.
    if (players.find(playerId).isEmpty()) {
      subscriber.end();
    }
  }

  private void forget(String playerId, Subscriber subscriber) {
    open.computeIfPresent(
        playerId,
        (id, all) -> {
          List<Subscriber> others = all.stream().filter(one -> one != subscriber).toList();
          return others.isEmpty() ? null : others;
        });
  }

  private static List<Subscriber> joined(List<Subscriber> some, List<Subscriber> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  void end(@Observes @Priority(LIBRARY_BEFORE) PlayerGone player) {
    open.getOrDefault(player.playerId(), List.of()).forEach(Subscriber::end);
  }
}

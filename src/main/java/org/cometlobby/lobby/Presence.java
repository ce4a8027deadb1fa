package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.cometlobby.scheduling.Scheduler;

/**
 * Who is there: counts the open streams of each player in each room. Two tabs are one player, and a
 * stream that is half dead matters no more once another is open. A stream that ends is missed only
 * after a moment, so that nobody is told of a page that was reloaded.
 */
@ApplicationScoped
public class Presence {

  private static final Duration RELOAD = Duration.ofSeconds(1);

  /** Between two long polls there is none, and a phone may take its time for the next. */
  private static final Duration POLL = Duration.ofSeconds(10);

  private record Key(String code, String playerId) {}

  private final Map<Key, Integer> streams = new ConcurrentHashMap<>();

  @Inject LobbyBean lobby;
  @Inject Scheduler scheduler;

  /** A stream of the room, by its code in upper case, is open. */
  public void opened(String code, String playerId) {
    Key key = new Key(code, playerId);
    streams.merge(key, 1, Integer::sum);
    settle(key);
  }

  /**
   * It has ended. Doesn't block.
   *
   * @param comesBack whether its client is expected again at once
   */
  public void closed(String code, String playerId, boolean comesBack) {
    Duration moment = comesBack ? POLL : RELOAD;
    Key key = new Key(code, playerId);
    Future<?> unused = scheduler.schedule(moment, "A player's absence", () -> missed(key));
  }

  /** Whether the player has an open stream of the room. */
  boolean isThere(String code, String playerId) {
    return streams.containsKey(new Key(code, playerId));
  }

  /** Makes the room know whether the player is there; a seat may have been taken meanwhile. */
  void settle(String code, String playerId) {
    settle(new Key(code, playerId));
  }

  private void missed(Key key) {
    streams.computeIfPresent(key, (k, count) -> count == 1 ? null : count - 1);
    settle(key);
  }

  /** Asked again under the room's lock, so whoever is last tells it as it is. */
  private void settle(Key key) {
    lobby.settle(key.code(), key.playerId(), () -> streams.containsKey(key));
  }
}

package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.scheduling.Scheduler;

/**
 * A count of each player's open streams in each room. Two tabs are one player, and a half-dead
 * stream doesn't matter while another is open. A player whose last stream ends is disconnected a
 * moment later, so that the other players are not told of a reloaded page.
 */
@ApplicationScoped
public class Presence {

  private static final Duration RELOAD = Duration.ofSeconds(1);

  /** Longer than a phone takes between two long polls, when no stream is open. */
  private static final Duration POLL = Duration.ofSeconds(10);

  private record Key(String code, String playerId) {}

  private final Map<Key, Integer> streams = new ConcurrentHashMap<>();
  private final StripedLock players = new StripedLock();

  @Inject RoomStore rooms;
  @Inject LobbySettings settings;
  @Inject InstantSource clock;
  @Inject Scheduler scheduler;

  /**
   * Counts an opened stream. Waits for the commit, so that the stream's first state has it.
   *
   * @param code the room's code, in upper case
   */
  public void opened(String code, String playerId) {
    Key key = new Key(code, playerId);
    streams.merge(key, 1, Integer::sum);
    try {
      update(key).ifPresent(Committing::await);
    } catch (UnavailableException e) {
      // The stream is open all the same: its readers are told once the disk goes on.
    }
  }

  /**
   * Counts an ended stream. Doesn't block.
   *
   * @param comesBack whether its client is expected to poll again at once
   */
  public void closed(String code, String playerId, boolean comesBack) {
    Duration moment = comesBack ? POLL : RELOAD;
    Key key = new Key(code, playerId);
    Future<?> unused = scheduler.schedule(moment, "A player's absence", () -> ended(key));
  }

  /** Returns whether the player has an open stream of the room. */
  boolean isConnected(String code, String playerId) {
    return streams.containsKey(new Key(code, playerId));
  }

  /** Tells the room whether the player is connected, once the player has a place in it. */
  void update(String code, String playerId) {
    Optional<Committing<Outcome>> unused = update(new Key(code, playerId));
  }

  private void ended(Key key) {
    streams.computeIfPresent(key, (k, count) -> count == 1 ? null : count - 1);
    Optional<Committing<Outcome>> unused = update(key);
  }

  /**
   * Tells the room whether the player is connected. The streams are counted under the player's
   * lock, so the last of several updates tells the latest count. Doesn't wait for the commit.
   *
   * @return empty if the room can't be told now, or is not there
   */
  private Optional<Committing<Outcome>> update(Key key) {
    try {
      return players.call(
          key.playerId(),
          () -> {
            Command command =
                streams.containsKey(key)
                    ? new Command.Connect(key.playerId())
                    : new Command.Disconnect(key.playerId(), settings.grace());
            return rooms.begin(key.code(), command, clock.instant(), Optional.empty());
          });
    } catch (UnavailableException e) {
      // The stream is open or has ended all the same: the room is told when it can be.
      Future<?> unused =
          scheduler.schedule(e.retryAfter(), "A player's presence", () -> update(key));
      return Optional.empty();
    }
  }
}

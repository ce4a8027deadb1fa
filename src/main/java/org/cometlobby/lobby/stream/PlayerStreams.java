package org.cometlobby.lobby.stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.Subscriber;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.LobbyLimits;
import org.cometlobby.lobby.Presence;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.wire.Farewell;
import org.cometlobby.multipart.Part;
import org.jspecify.annotations.Nullable;

/**
 * The players' open streams. Tells {@link Presence} of them, and ends a banned player's streams.
 */
@ApplicationScoped
public class PlayerStreams {

  private record Key(String code, String playerId) {}

  // The oldest first.
  private final Map<Key, List<Subscriber>> streams = new ConcurrentHashMap<>();

  @Inject Presence presence;
  @Inject LobbyBean lobby;
  @Inject LobbyLimits limits;

  /**
   * Notes an opened stream of the room.
   *
   * @param code the room's code, in upper case
   * @param caller the stream is noted only for a {@link Player}
   * @throws RefusedException when the room's host has banned the player
   */
  void opened(String code, @Nullable Principal caller, Subscriber subscriber) {
    if (!(caller instanceof Player player)) {
      return;
    }
    Key key = new Key(code, player.id());
    List<Subscriber> replaced = new ArrayList<>();
    streams.compute(
        key,
        (k, open) -> {
          List<Subscriber> all = open == null ? new CopyOnWriteArrayList<>() : open;
          all.add(subscriber);
          limits
              .settings()
              .roomStreams()
              .filter(most -> all.size() > most)
              .ifPresent(most -> replaced.add(all.remove(0)));
          return all;
        });
    // After the stream is noted, so that a ban is either seen here or ends the stream.
    Optional<Room> room = lobby.find(code);
    if (room.filter(found -> found.banned().contains(player.id())).isPresent()) {
      forget(key, subscriber);
      throw new RefusedException(403, "The host of this room has banned you");
    }
    // The oldest stream is most likely half dead, so the newest wins.
    Part farewell = Farewell.tooManyStreams(room.map(Room::version).orElse(0L));
    replaced.forEach(old -> old.endWith(Farewell.EVENT, farewell));
    presence.opened(code, player.id());
    subscriber.onEnd(() -> ended(key, subscriber));
  }

  /** Ends the player's streams of the room, once each has sent the last event. */
  void endStreams(String code, String playerId) {
    streams.getOrDefault(new Key(code, playerId), List.of()).forEach(Subscriber::end);
  }

  private void ended(Key key, Subscriber subscriber) {
    forget(key, subscriber);
    presence.closed(key.code(), key.playerId(), subscriber.answered());
  }

  private void forget(Key key, Subscriber subscriber) {
    streams.computeIfPresent(
        key,
        (k, open) -> {
          open.remove(subscriber);
          return open.isEmpty() ? null : open;
        });
  }
}

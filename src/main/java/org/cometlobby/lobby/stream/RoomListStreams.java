package org.cometlobby.lobby.stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.Principal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.QueryParam;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.Subscriber;
import org.cometlobby.comet.Topic;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.lobby.room.UserText;
import org.cometlobby.lobby.room.Visibility;
import org.cometlobby.scheduling.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The stream of the public list. The list is written as a whole, at a cost that grows with the
 * number of rooms, so changes are gathered for {@value #GATHER_MILLIS} ms and published once.
 */
@ApplicationScoped
public class RoomListStreams {

  static final long GATHER_MILLIS = 100;

  @Inject LobbyBean lobby;
  @Inject StreamLimits streamLimits;
  @Inject Scheduler scheduler;

  private final RoomListTopics topics = new RoomListTopics();
  private final Set<String> changed = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  /**
   * Streams the public rooms, all or those of one game, whenever they change.
   *
   * @param game exactly the game of the rooms
   */
  @Comet("/streams/rooms")
  public Topic<Object> list(
      @QueryParam("game") Optional<String> game,
      @Nullable Principal caller,
      Subscriber subscriber) {
    String name = game.map(UserText::line).orElse("");
    streamLimits.admit(caller, subscriber);
    if (name.isEmpty()) {
      return topics.all();
    }
    if (name.codePointCount(0, name.length()) > NewRoom.MAX_GAME) {
      throw new RefusedException(
          400, "game has at most " + NewRoom.MAX_GAME + " visible characters");
    }
    return topics.ofGame(name, lobby::publicRooms);
  }

  void gather(@Observes RoomChange change) {
    if (change.room().visibility() != Visibility.PUBLIC) {
      return;
    }
    changed.add(change.room().game());
    if (scheduled.compareAndSet(false, true)) {
      Future<?> unused =
          scheduler.schedule(
              Duration.ofMillis(GATHER_MILLIS), "The list's publication", this::publish);
    }
  }

  private void publish() {
    // First, so that a later change is published again rather than missed.
    scheduled.set(false);
    Set<String> games = new HashSet<>(changed);
    changed.removeAll(games);
    topics.publish(games, lobby::publicRooms);
  }
}

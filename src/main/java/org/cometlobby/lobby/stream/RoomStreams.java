package org.cometlobby.lobby.stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.security.Principal;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.PathParam;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.Subscriber;
import org.cometlobby.comet.Topic;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.LobbyEvent.Reason;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.lobby.room.RoomCode;
import org.cometlobby.lobby.wire.EventJson;
import org.cometlobby.lobby.wire.RoomJson;
import org.jspecify.annotations.Nullable;

/**
 * The stream of each room: a topic whose entries are the room's events, with the same numbers, and
 * whose state is the room. A player who reads the stream is connected.
 */
@ApplicationScoped
public class RoomStreams {

  private final Map<String, Topic<Object>> topics = new ConcurrentHashMap<>();

  @Inject PlayerStreams playerStreams;
  @Inject StreamLimits streamLimits;
  @Inject InstantSource clock;

  /** Streams the events of the room with this code, in either case. */
  @Comet("/streams/rooms/{code}")
  public Topic<Object> room(
      @PathParam("code") String code, @Nullable Principal caller, Subscriber subscriber) {
    String parsed = RoomCode.parse(code).orElseThrow(RoomStreams::noSuchRoom);
    Topic<Object> topic =
        Optional.ofNullable(topics.get(parsed)).orElseThrow(RoomStreams::noSuchRoom);
    streamLimits.admit(caller, subscriber);
    playerStreams.opened(parsed, caller, subscriber);
    return topic;
  }

  /**
   * Publishes a change to the room's stream. Runs before other observers, whose failure would keep
   * an event from the stream and so shift the numbers of all later ones.
   */
  void publish(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) RoomChange change) {
    Room room = change.room();
    if (change.event() instanceof LobbyEvent.Created) {
      Topic<Object> topic = Topic.create();
      topic.publishState(RoomJson.of(room));
      topics.put(room.code(), topic);
      return;
    }
    Topic<Object> topic = topics.get(room.code());
    if (topic == null) {
      throw new IllegalStateException("Room " + room.code() + " has no stream");
    }
    EventJson event = EventJson.of(change, clock);
    topic.publish(event.name(), event.data(), RoomJson.of(room));
    if (change.event() instanceof LobbyEvent.Left left
        && (left.reason() == Reason.KICKED || left.reason() == Reason.BANNED)) {
      playerStreams.endStreams(room.code(), left.playerId());
    }
    if (change.event() instanceof LobbyEvent.Closed) {
      topics.remove(room.code());
      topic.close();
    }
  }

  private static RefusedException noSuchRoom() {
    return new RefusedException(404, "There is no room with this code; it may have closed");
  }
}

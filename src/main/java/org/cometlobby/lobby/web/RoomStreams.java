package org.cometlobby.lobby.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.PathParam;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.Topic;
import org.cometlobby.lobby.LobbyEvent;
import org.cometlobby.lobby.Room;
import org.cometlobby.lobby.RoomChange;
import org.cometlobby.lobby.RoomCode;

/**
 * The stream of each room: a topic whose entries are the room's events, with the same numbers, and
 * whose state is the room.
 */
@ApplicationScoped
public class RoomStreams {

  private final Map<String, Topic<Object>> topics = new ConcurrentHashMap<>();

  /** What happens in the room with this code, in either case. */
  @Comet("/streams/rooms/{code}")
  public Topic<Object> room(@PathParam("code") String code) {
    return RoomCode.parse(code)
        .flatMap(parsed -> Optional.ofNullable(topics.get(parsed)))
        .orElseThrow(
            () -> new RefusedException(404, "There is no room with this code; it may have closed"));
  }

  /**
   * Comes before the observers of others, whose failure would keep an event from the stream, and so
   * all that follow from their numbers.
   */
  void publish(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) RoomChange change) {
    Room room = change.room();
    if (change.event() instanceof LobbyEvent.Created) {
      Topic<Object> topic = Topic.create();
      topic.publishState(RoomView.of(room));
      topics.put(room.code(), topic);
      return;
    }
    Topic<Object> topic = topics.get(room.code());
    if (topic == null) {
      throw new IllegalStateException("Room " + room.code() + " has no stream");
    }
    EventView event = EventView.of(change);
    topic.publish(event.name(), event.data(), RoomView.of(room));
    if (change.event() instanceof LobbyEvent.Closed) {
      topics.remove(room.code());
      topic.close();
    }
  }
}

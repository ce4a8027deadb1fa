package org.cometlobby.lobby.stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.PathParam;
import org.cometlobby.comet.QueryParam;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.Subscriber;
import org.cometlobby.comet.Topic;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.page.Badge;
import org.cometlobby.lobby.page.Language;
import org.cometlobby.lobby.page.Texts;
import org.cometlobby.lobby.room.Phase;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.jspecify.annotations.Nullable;

/** Live pictures of rooms, for {@code <img>} on any page, without script. See {@link Badge}. */
@ApplicationScoped
public class BadgeStream {

  private record Key(String code, Language language) {}

  private final Map<Key, Topic<String>> topics = new ConcurrentHashMap<>();

  @Inject LobbyBean lobby;
  @Inject PlayerStreams playerStreams;
  @Inject StreamLimits streamLimits;

  /**
   * Streams the room as it is now and after every change, until it closes.
   *
   * @param code the room's code, in either case
   * @param lang the language of the badge, English by default
   */
  @Comet(value = "/streams/rooms/{code}/badge", contentType = "image/svg+xml")
  public Topic<String> badge(
      @PathParam("code") String code,
      @QueryParam("lang") Optional<String> lang,
      @Nullable Principal caller,
      Subscriber subscriber) {
    Language language = lang.flatMap(Language::tagged).orElse(Language.ENGLISH);
    Key key = new Key(find(code).code(), language);
    streamLimits.admit(caller, subscriber);
    // On the lobby's own page without script, only this stream shows that a player is connected.
    // Another site's page doesn't send the cookie.
    playerStreams.opened(key.code(), caller, subscriber);
    // Looked up again under the map's lock: a concurrent change waits, and is published later.
    return topics.computeIfAbsent(key, k -> topicOf(find(k.code()), language));
  }

  private Room find(String code) {
    return lobby
        .find(code)
        .orElseThrow(
            () -> new RefusedException(404, "There is no room with this code; it may have closed"));
  }

  private static Topic<String> topicOf(Room room, Language language) {
    Topic<String> topic = Topic.<String>builder().stateOnly().maxEvents(1).build();
    topic.publish(Badge.svg(room, new Texts(language)));
    return topic;
  }

  /** Publishes the badge of a room that has readers. */
  void publish(@Observes RoomChange change) {
    Room room = change.room();
    for (Language language : Language.values()) {
      topics.computeIfPresent(
          new Key(room.code(), language), (key, topic) -> next(topic, room, language));
    }
  }

  /** Returns the topic after a change; {@code null} removes it from the map. */
  private static @Nullable Topic<String> next(Topic<String> topic, Room room, Language language) {
    topic.publish(Badge.svg(room, new Texts(language)));
    if (room.phase() != Phase.CLOSED) {
      return topic;
    }
    topic.close();
    return null;
  }
}

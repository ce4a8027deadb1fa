package org.cometlobby.lobby.stream;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.Principal;
import java.time.InstantSource;
import java.util.Optional;
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
import org.cometlobby.scheduling.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Live pictures of rooms, for {@code <img>} on any page, without script. A picture is drawn only
 * while somebody looks at it, and sent only if it differs from the last one. See {@link Badge}.
 */
@ApplicationScoped
public class BadgeStream {

  private record Key(String code, Language language) {}

  @Inject LobbyBean lobby;
  @Inject PlayerStreams playerStreams;
  @Inject Scheduler scheduler;
  @Inject InstantSource clock;

  @SuppressWarnings("NullAway.Init") // by prepare()
  private ReadTopics<Key, BadgeTopic> topics;

  @PostConstruct
  void prepare() {
    topics = new ReadTopics<>(code -> 1, BadgeTopic::unread, scheduler, clock);
  }

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
    // On the lobby's own page without script, only this stream shows that a player is connected.
    // Another site's page doesn't send the cookie.
    playerStreams.opened(key.code(), caller, subscriber);
    BadgeTopic badge = topics.open(key, () -> new BadgeTopic(language), subscriber);
    // Looked up again: a later change finds the badge among those with readers.
    return badge.opened(find(key.code()));
  }

  private Room find(String code) {
    return lobby
        .find(code)
        .orElseThrow(
            () -> new RefusedException(404, "There is no room with this code; it may have closed"));
  }

  /** Publishes the badge of a room that has readers. */
  void publish(@Observes @Priority(LIBRARY_BEFORE) RoomChange change) {
    Room room = change.room();
    for (Language language : Language.values()) {
      Key key = new Key(room.code(), language);
      topics.find(key).ifPresent(badge -> badge.publish(room));
      if (room.phase() == Phase.CLOSED) {
        topics.drop(key);
      }
    }
  }

  /** A room's badge in one language. */
  private static final class BadgeTopic {

    private final Topic<String> topic = Topic.<String>builder().stateOnly().maxEvents(1).build();
    private final Texts texts;
    private String drawn = "";
    private long version;
    private boolean fresh;

    BadgeTopic(Language language) {
      texts = new Texts(language);
    }

    /** Returns the topic for a reader, with the present picture if nobody read it until now. */
    synchronized Topic<String> opened(Room room) {
      if (!fresh) {
        draw(room);
        fresh = true;
      }
      return topic;
    }

    synchronized void unread() {
      fresh = false;
    }

    synchronized void publish(Room room) {
      draw(room);
      if (room.phase() == Phase.CLOSED) {
        topic.close();
      }
    }

    private void draw(Room room) {
      // A reader may have looked the room up before a change that is published already.
      if (room.version() <= version) {
        return;
      }
      version = room.version();
      String picture = Badge.svg(room, texts);
      if (!picture.equals(drawn)) {
        drawn = picture;
        topic.publish(picture);
      }
    }
  }
}

package org.cometlobby.lobby.stream;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.QueryParam;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.Subscriber;
import org.cometlobby.comet.Topic;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.LobbyLimits;
import org.cometlobby.lobby.Network;
import org.cometlobby.lobby.OutOfBoundsException;
import org.cometlobby.lobby.RoomListQuery;
import org.cometlobby.lobby.RoomPage;
import org.cometlobby.lobby.http.ClientNetwork;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.lobby.room.Visibility;
import org.cometlobby.scheduling.Scheduler;

/** The streams of the public list: a topic for each window that somebody reads. */
@ApplicationScoped
public class RoomListStreams {

  @Inject LobbyBean lobby;
  @Inject LobbyLimits lobbyLimits;
  @Inject Scheduler scheduler;
  @Inject InstantSource clock;

  private final ListedRooms listed = new ListedRooms();

  @SuppressWarnings("NullAway.Init") // by prepare()
  private ReadTopics<RoomListQuery, RoomListTopic> topics;

  @SuppressWarnings("NullAway.Init") // by prepare()
  private RoomListPublisher publisher;

  @SuppressWarnings("NullAway.Init") // by prepare()
  private WindowLimits limits;

  @PostConstruct
  void prepare() {
    // Where the streams of an address aren't bounded, such as behind an unknown proxy, neither are
    // its windows.
    limits =
        new WindowLimits(
            lobbyLimits.settings().addressStreams().isPresent()
                ? WindowLimits.MOST_OF_NETWORK
                : WindowLimits.MOST);
    topics = new ReadTopics<>(WindowLimits::weight, RoomListTopic::unread, scheduler, clock);
    publisher = new RoomListPublisher(topics::all, scheduler, clock);
  }

  /**
   * Streams the first public rooms that pass a filter, see {@link RoomListTopic}. The parameters
   * are those of {@link RoomListQuery}.
   */
  @Comet("/streams/rooms")
  public Topic<Object> list(
      @QueryParam("game") Optional<String> game,
      @QueryParam("phase") Optional<String> phase,
      @QueryParam("open") Optional<String> open,
      @QueryParam("q") Optional<String> q,
      @QueryParam("sort") Optional<String> sort,
      @QueryParam("limit") Optional<String> limit,
      Subscriber subscriber) {
    Map<String, Optional<String>> parameters =
        Map.of("game", game, "phase", phase, "open", open, "q", q, "sort", sort, "limit", limit);
    RoomListQuery query = query(parameters);
    if (!isCommon(query)) {
      limits.open(query, site(ClientNetwork.of(subscriber.address())), subscriber);
    }
    return topics
        .open(query, () -> newTopic(query), subscriber)
        // A change from here on is gathered, and one until here is in the list.
        .opened();
  }

  private static RoomListQuery query(Map<String, Optional<String>> parameters) {
    try {
      return RoomListQuery.of(name -> parameters.getOrDefault(name, Optional.empty()));
    } catch (OutOfBoundsException e) {
      throw new RefusedException(400, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Returns all that one customer may have of a network: the windows of its parts count together.
   */
  private static String site(Network network) {
    return network.site().orElse(network.address());
  }

  private RoomListTopic newTopic(RoomListQuery query) {
    return new RoomListTopic(query, this::page, listed, clock);
  }

  private RoomPage page(RoomListQuery query) {
    return lobby.list(query.filter(), query.order(), Optional.empty(), query.limit());
  }

  /**
   * Returns whether a list is one of the few that take no text from a client and have the default
   * limit. These are always served, whatever strangers ask for.
   */
  private static boolean isCommon(RoomListQuery query) {
    return query.filter().game().isEmpty()
        && query.filter().text().isEmpty()
        && query.limit() == RoomListQuery.DEFAULT_LIMIT;
  }

  void gather(@Observes @Priority(LIBRARY_BEFORE) RoomChange change) {
    if (change.room().visibility() == Visibility.PUBLIC
        && isListed(change.event())
        && topics.isRead()) {
      publisher.gather(change.room());
    }
  }

  /** Returns whether a list shows more of an event than the room's new version. */
  private static boolean isListed(LobbyEvent event) {
    return !(event instanceof LobbyEvent.Said
        || event instanceof LobbyEvent.MessageScheduled
        || event instanceof LobbyEvent.ReadyChanged
        || event instanceof LobbyEvent.TeamChanged
        || event instanceof LobbyEvent.ConnectionChanged
        || event instanceof LobbyEvent.MetadataChanged);
  }
}

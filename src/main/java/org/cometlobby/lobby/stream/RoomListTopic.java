package org.cometlobby.lobby.stream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cometlobby.comet.Topic;
import org.cometlobby.lobby.RoomListQuery;
import org.cometlobby.lobby.RoomPage;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.wire.ListedRoom;
import org.cometlobby.lobby.wire.RoomListEvent;
import org.cometlobby.multipart.Part;
import org.jspecify.annotations.Nullable;

/**
 * The stream of a window of the public list: a {@code snapshot}, then the events that {@link
 * RoomListEvent} describes. Several changes at once come as a new {@code snapshot} when that is
 * shorter than their events. The state is the window after all events of an update.
 *
 * <p>A change that a list doesn't show, such as a line of chat, is no event, although it raises a
 * room's {@code version}: a listed room has the version of the last event about it.
 */
final class RoomListTopic {

  /**
   * The most events of one update; a snapshot tells of more. A reader may be a few updates behind.
   */
  static final int MAX_EVENTS = 64;

  /** The least time between the last event and one that tells only a new total. */
  static final Duration TOTAL_PAUSE = Duration.ofSeconds(2);

  private static final int MAX_ENTRIES = 256;

  /**
   * The bytes of events for each 1 that the window {@link WindowLimits#weight weighs}: several
   * snapshots, so that a reader who is an update behind isn't cut off.
   */
  private static final long MAX_BYTES = 256 * 1_024;

  private static final Duration MAX_AGE = Duration.ofMinutes(1);

  /** The approximate length of an event's headers in a stream, in bytes. */
  private static final int HEADERS = 100;

  private final RoomListQuery query;
  private final Function<RoomListQuery, RoomPage> lists;
  private final ListedRooms listed;
  private final InstantSource clock;
  private final Topic<Object> topic;

  private @Nullable RoomWindow told;
  private long toldAt;
  private boolean fresh;

  /**
   * @param lists gives the window of a query as it is now
   * @param listed the rooms that other windows show
   */
  RoomListTopic(
      RoomListQuery query,
      Function<RoomListQuery, RoomPage> lists,
      ListedRooms listed,
      InstantSource clock) {
    this.query = query;
    this.lists = lists;
    this.listed = listed;
    this.clock = clock;
    this.topic =
        Topic.builder()
            .maxEvents(MAX_ENTRIES)
            .maxBytes(MAX_BYTES * WindowLimits.weight(query))
            .maxAge(MAX_AGE)
            .recoveredInData()
            .build();
  }

  RoomListQuery query() {
    return query;
  }

  /** Returns the topic for a reader, with the present window if nobody read it until now. */
  synchronized Topic<Object> opened() {
    if (!fresh) {
      catchUp();
      fresh = true;
    }
    return topic;
  }

  /** Notes that nobody reads the topic, so that it isn't updated. */
  synchronized void unread() {
    fresh = false;
  }

  /**
   * Publishes the changes since the last update, if anybody reads the topic.
   *
   * @return false if only the total has changed, and it has to wait
   */
  synchronized boolean update() {
    return !fresh || catchUp();
  }

  private boolean catchUp() {
    // Asked under the lock: of two threads that publish, the second sees no less than the first.
    RoomPage page = lists.apply(query);
    RoomWindow before = told;
    if (before == null) {
      tell(new RoomWindow(listed(page, Map.of()), page.total()), List.of());
      return true;
    }
    Map<String, ListedRoom> known = new HashMap<>();
    before.rooms().forEach(room -> known.put(room.code(), room));
    RoomWindow now = new RoomWindow(listed(page, known), page.total());
    List<RoomListEvent> events = before.changesTo(now);
    if (events.isEmpty()) {
      return now.total() == before.total() || tellTotal(now);
    }
    tell(now, isLong(events, now) ? List.of() : events);
    return true;
  }

  private List<ListedRoom> listed(RoomPage page, Map<String, ListedRoom> known) {
    List<ListedRoom> rooms = new ArrayList<>();
    for (Room room : page.rooms()) {
      ListedRoom old = known.get(room.code());
      rooms.add(old != null && old.shows(room) ? old : listed.of(room));
    }
    return rooms;
  }

  /** Tells a new total by an event of an unchanged room: the shortest one that there is. */
  private boolean tellTotal(RoomWindow now) {
    if (clock.millis() - toldAt < TOTAL_PAUSE.toMillis()) {
      return false;
    }
    tell(now, now.rooms().stream().limit(1).map(RoomListTopic::changed).toList());
    return true;
  }

  private static RoomListEvent changed(ListedRoom first) {
    return new RoomListEvent.Changed(first, 0);
  }

  private static boolean isLong(List<RoomListEvent> events, RoomWindow now) {
    if (events.size() == 1) {
      return false;
    }
    int length =
        events.stream().mapToInt(event -> HEADERS + event.json(now.total()).length()).sum();
    return events.size() > MAX_EVENTS || length > HEADERS + now.json().length();
  }

  /**
   * Publishes the events to a window. Only the last one comes with the state, because the windows
   * in between never existed.
   *
   * @param events empty for a snapshot
   */
  private void tell(RoomWindow window, List<RoomListEvent> events) {
    if (events.isEmpty()) {
      topic.publishState(state(window));
    }
    for (int i = 0; i < events.size(); i++) {
      RoomListEvent event = events.get(i);
      Part data = Part.json(event.json(window.total()));
      if (i < events.size() - 1) {
        topic.publish(event.name(), data);
      } else {
        topic.publish(event.name(), data, () -> state(window));
      }
    }
    told = window;
    toldAt = clock.millis();
  }

  /** Makes the state after an update. */
  private static Object state(RoomWindow window) {
    return Part.json(window.json());
  }
}

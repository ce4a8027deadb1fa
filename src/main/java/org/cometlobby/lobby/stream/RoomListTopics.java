package org.cometlobby.lobby.stream;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.cometlobby.comet.Topic;
import org.cometlobby.lobby.RoomFilter;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.wire.RoomListJson;

/**
 * The public list as topics: one of all rooms, and one for each requested game. Clients choose the
 * games, so the number of topics is bounded: beyond it, the least recently requested topic is
 * closed, preferably one of a game without rooms. Its readers, if any, reconnect and get a new
 * topic.
 */
final class RoomListTopics {

  static final int MAX_GAMES = 256;

  private final Topic<Object> everything = newTopic();
  private final Map<String, GameList> games = new LinkedHashMap<>(16, 0.75f, true);

  private record GameList(Topic<Object> topic, boolean empty) {}

  RoomListTopics() {
    everything.publishState(RoomListJson.of(List.of()));
  }

  Topic<Object> all() {
    return everything;
  }

  /**
   * @param rooms gives the public rooms, for a new topic
   */
  synchronized Topic<Object> ofGame(String game, Supplier<List<Room>> rooms) {
    GameList known = games.get(game);
    if (known != null) {
      return known.topic();
    }
    Topic<Object> topic = newTopic();
    publish(game, topic, rooms.get());
    if (games.size() > MAX_GAMES) {
      evictOne(game);
    }
    return topic;
  }

  /**
   * Publishes the list again.
   *
   * @param changed the games whose rooms have changed
   * @param rooms gives the public rooms
   */
  synchronized void publish(Set<String> changed, Supplier<List<Room>> rooms) {
    // Asked under the lock: of two threads that publish, the second sees no less than the first.
    List<Room> list = rooms.get();
    everything.publishState(RoomListJson.of(list));
    for (String game : changed) {
      Optional.ofNullable(games.get(game)).ifPresent(known -> publish(game, known.topic(), list));
    }
  }

  synchronized int size() {
    return games.size();
  }

  private void publish(String game, Topic<Object> topic, List<Room> list) {
    List<Room> rooms = list.stream().filter(RoomFilter.ofGame(game)).toList();
    topic.publishState(RoomListJson.of(rooms));
    games.put(game, new GameList(topic, rooms.isEmpty()));
  }

  private void evictOne(String kept) {
    String eldest =
        games.entrySet().stream()
            .filter(entry -> entry.getValue().empty() && !entry.getKey().equals(kept))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseGet(() -> first(games.keySet()));
    GameList forgotten = games.remove(eldest);
    if (forgotten != null) {
      forgotten.topic().close();
    }
  }

  private static String first(Set<String> names) {
    Iterator<String> iterator = names.iterator();
    return iterator.next();
  }

  /** Makes a topic of one entry: readers of a state skip to the newest entry. */
  private static Topic<Object> newTopic() {
    return Topic.builder().stateOnly().maxEvents(1).build();
  }
}

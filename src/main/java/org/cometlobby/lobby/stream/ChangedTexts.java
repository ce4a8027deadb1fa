package org.cometlobby.lobby.stream;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cometlobby.lobby.RoomFilter;
import org.cometlobby.lobby.room.Room;

/**
 * The searched texts of changed rooms by game, each once. Only a filter with a text walks over
 * them.
 */
final class ChangedTexts {

  private final Map<String, Set<String>> byGame = new HashMap<>();

  ChangedTexts(Collection<Room> rooms) {
    for (Room room : rooms) {
      byGame.computeIfAbsent(room.game(), game -> new HashSet<>()).add(RoomFilter.searched(room));
    }
  }

  /** Returns whether one of the rooms may pass a filter, in some phase. */
  boolean concern(RoomFilter filter) {
    Stream<String> games = filter.game().map(Stream::of).orElseGet(() -> byGame.keySet().stream());
    return games.anyMatch(
        game ->
            byGame.getOrDefault(game, Set.of()).stream()
                .anyMatch(text -> filter.concerns(game, text)));
  }
}

package org.cometlobby.lobby.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cometlobby.lobby.room.Seat;
import org.jspecify.annotations.Nullable;

/** The rooms of each player, in one role. Not thread-safe. */
final class PlayerRooms {

  private final Map<String, Set<Cell>> rooms = new HashMap<>();

  /** Returns a player's rooms, in any order. */
  Set<Cell> of(String playerId) {
    return rooms.getOrDefault(playerId, Set.of());
  }

  /** Returns the number of players with a room. */
  int players() {
    return rooms.size();
  }

  /** Brings a room's members up to date. Only one change of a member is usual. */
  void move(Cell cell, List<Seat> before, List<Seat> after) {
    int same = 0;
    int shorter = Math.min(before.size(), after.size());
    while (same < shorter && isSame(before.get(same), after.get(same))) {
      same++;
    }
    Set<String> gone = ids(before.subList(same, before.size()));
    for (String id : ids(after.subList(same, after.size()))) {
      if (!gone.remove(id)) {
        rooms.merge(id, Set.of(cell), PlayerRooms::union);
      }
    }
    for (String id : gone) {
      rooms.computeIfPresent(id, (k, cells) -> without(cells, cell));
    }
  }

  private static boolean isSame(Seat one, Seat other) {
    return one.playerId().equals(other.playerId());
  }

  private static Set<String> ids(List<Seat> seats) {
    Set<String> ids = new HashSet<>();
    seats.forEach(seat -> ids.add(seat.playerId()));
    return ids;
  }

  private static Set<Cell> union(Set<Cell> one, Set<Cell> other) {
    Set<Cell> all = new HashSet<>(one);
    all.addAll(other);
    return all;
  }

  private static @Nullable Set<Cell> without(Set<Cell> all, Cell one) {
    Set<Cell> others = new HashSet<>(all);
    others.remove(one);
    return others.isEmpty() ? null : others;
  }
}

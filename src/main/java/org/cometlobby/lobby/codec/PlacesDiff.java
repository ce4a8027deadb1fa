package org.cometlobby.lobby.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cometlobby.lobby.room.Seat;

/**
 * The difference between two lists of places, of which the second comes from the first by a few
 * commands: most places are the same objects. Compares a thousand places in microseconds.
 *
 * @param changed places that were there before, and changed
 * @param taken places at the end of the list that were not there before, or not in this order
 * @param gone the player ids of places that are no longer there
 * @param firstOrder the order of the first taken place
 */
record PlacesDiff(List<Seat> changed, List<Seat> taken, Set<String> gone, long firstOrder) {

  /** The prefix of the part with a place's order. */
  static final String ORDER = "order:";

  static PlacesDiff of(List<Seat> before, List<Seat> after, long firstOrder) {
    int begin = 0;
    int least = Math.min(before.size(), after.size());
    while (begin < least && before.get(begin).equals(after.get(begin))) {
      begin++;
    }
    int same = 0;
    while (same < least - begin
        && before.get(before.size() - 1 - same).equals(after.get(after.size() - 1 - same))) {
      same++;
    }
    Map<String, Seat> old = new HashMap<>();
    List<Seat> oldOrder = before.subList(begin, before.size() - same);
    oldOrder.forEach(seat -> old.put(seat.playerId(), seat));
    List<Seat> changed = new ArrayList<>();
    int passed = 0;
    int at = begin;
    for (; at < after.size() - same; at++) {
      Seat seat = after.get(at);
      int found = indexOf(oldOrder, seat.playerId(), passed);
      if (found < 0) {
        break;
      }
      passed = found + 1;
      if (!seat.equals(oldOrder.get(found))) {
        changed.add(seat);
      }
      old.remove(seat.playerId());
    }
    // From the first taken place on, each place gets a new order.
    List<Seat> taken =
        at == after.size() - same ? List.of() : List.copyOf(after.subList(at, after.size()));
    taken.forEach(seat -> old.remove(seat.playerId()));
    return new PlacesDiff(changed, taken, Set.copyOf(old.keySet()), firstOrder);
  }

  long nextOrder() {
    return firstOrder + taken.size();
  }

  void putInto(Map<String, String> parts, String prefix) {
    changed.forEach(seat -> parts.put(prefix + seat.playerId(), PartJson.seat(seat)));
    long order = firstOrder;
    for (Seat seat : taken) {
      parts.put(prefix + seat.playerId(), PartJson.seat(seat));
      parts.put(ORDER + seat.playerId(), Long.toString(order++));
    }
  }

  /**
   * Adds the names of the parts that are gone.
   *
   * @param other the difference of the other kind of places: a member who changed to one of those
   *     keeps an order
   */
  void addGone(Set<String> names, String prefix, PlacesDiff other) {
    for (String id : gone) {
      names.add(prefix + id);
      if (other.taken.stream().noneMatch(seat -> seat.playerId().equals(id))) {
        names.add(ORDER + id);
      }
    }
  }

  private static int indexOf(List<Seat> places, String playerId, int from) {
    for (int i = from; i < places.size(); i++) {
      if (places.get(i).playerId().equals(playerId)) {
        return i;
      }
    }
    return -1;
  }
}

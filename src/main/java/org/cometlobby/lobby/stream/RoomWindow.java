package org.cometlobby.lobby.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cometlobby.lobby.wire.ListedRoom;
import org.cometlobby.lobby.wire.RoomListEvent;

/**
 * A window of a list: its first rooms, and the number of all.
 *
 * @param rooms each code once
 */
record RoomWindow(List<ListedRoom> rooms, int total) {

  RoomWindow {
    rooms = List.copyOf(rooms);
  }

  /** Returns the window as the data of a {@code snapshot}. */
  String json() {
    return rooms.stream()
        .map(ListedRoom::json)
        .collect(Collectors.joining(",", "{\"rooms\":[", "],\"total\":" + total + "}"));
  }

  /**
   * Returns the events that turn this window's rooms into those of a later window, see {@link
   * RoomListEvent}: first the removed rooms, then the others by ascending index. Most moves take
   * one event. A room that has to pass below a room in place is removed and added, so that an index
   * is always the final one.
   *
   * @param next its unchanged rooms are the same objects as in this window
   */
  List<RoomListEvent> changesTo(RoomWindow next) {
    Map<String, Integer> places = places(next.rooms);
    Set<String> staying = staying(places);
    List<RoomListEvent> events = new ArrayList<>();
    List<ListedRoom> shown = new ArrayList<>(rooms);
    for (int i = 0; i < shown.size(); ) {
      ListedRoom room = shown.get(i);
      if (staying.contains(room.code())) {
        i++;
      } else {
        shown.remove(i);
        events.add(new RoomListEvent.Removed(room.code(), i));
      }
    }
    for (int i = 0; i < next.rooms.size(); i++) {
      ListedRoom room = next.rooms.get(i);
      if (!staying.contains(room.code())) {
        shown.add(i, room);
        events.add(new RoomListEvent.Added(room, i));
        continue;
      }
      int from = i;
      while (!shown.get(from).code().equals(room.code())) {
        from++;
      }
      ListedRoom old = shown.remove(from);
      shown.add(i, room);
      if (old != room || from != i) {
        events.add(new RoomListEvent.Changed(room, i));
      }
    }
    return events;
  }

  /**
   * Returns the codes of the rooms of both windows that are not removed for a move.
   *
   * @param places the index of each room in the later window
   */
  private Set<String> staying(Map<String, Integer> places) {
    List<String> common = rooms.stream().map(ListedRoom::code).filter(places::containsKey).toList();
    Set<Integer> inPlace = longestRising(common.stream().map(places::get).toList());
    Set<String> staying = new HashSet<>();
    int below = Integer.MAX_VALUE;
    for (int i = common.size() - 1; i >= 0; i--) {
      int place = places.getOrDefault(common.get(i), 0);
      if (inPlace.contains(place)) {
        below = place;
      }
      if (place <= below) {
        staying.add(common.get(i));
      }
    }
    return staying;
  }

  private static Map<String, Integer> places(List<ListedRoom> rooms) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < rooms.size(); i++) {
      places.put(rooms.get(i).code(), i);
    }
    return places;
  }

  /** Returns a longest rising subsequence of distinct numbers. */
  private static Set<Integer> longestRising(List<Integer> numbers) {
    // tails.get(n) is the index of the lowest number that ends a rising sequence of n + 1 numbers.
    List<Integer> tails = new ArrayList<>();
    int[] before = new int[numbers.size()];
    for (int i = 0; i < numbers.size(); i++) {
      int low = 0;
      int high = tails.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (numbers.get(tails.get(middle)) < numbers.get(i)) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      before[i] = low == 0 ? -1 : tails.get(low - 1);
      if (low == tails.size()) {
        tails.add(i);
      } else {
        tails.set(low, i);
      }
    }
    Set<Integer> rising = new HashSet<>();
    for (int i = tails.isEmpty() ? -1 : tails.get(tails.size() - 1); i >= 0; i = before[i]) {
      rising.add(numbers.get(i));
    }
    return rising;
  }
}

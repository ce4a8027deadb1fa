package org.cometlobby.lobby.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.lobby.wire.ListedRoom;
import org.cometlobby.lobby.wire.RoomListEvent;

/** The events between two windows of a list, as a client applies them. */
class RoomWindowTest {

  private static final String CODES = "ABCDEFGHJKLM";

  /** Each code's room, before and after a change. */
  private static final Map<String, ListedRoom> LISTED = new HashMap<>();

  private static ListedRoom listed(char code, boolean changed) {
    return LISTED.computeIfAbsent(
        code + (changed ? "changed" : ""),
        key ->
            ListedRoom.of(
                Rooms.opening("ROOM2" + code, NewRoom.of("go", 3), new Player("ann", "Ann"))
                    .get(0)
                    .room()));
  }

  private static RoomWindow window(String rooms) {
    List<ListedRoom> listed = new ArrayList<>();
    for (int i = 0; i < rooms.length(); i++) {
      char code = rooms.charAt(i);
      listed.add(listed(Character.toUpperCase(code), Character.isLowerCase(code)));
    }
    return new RoomWindow(listed, 100);
  }

  /** Applies events, and checks that each index is one of the list's. */
  private static List<ListedRoom> applied(RoomWindow window, List<RoomListEvent> events) {
    List<ListedRoom> rooms = new ArrayList<>(window.rooms());
    for (RoomListEvent event : events) {
      if (event instanceof RoomListEvent.Removed removed) {
        assertThat(rooms.remove(removed.index()).code()).isEqualTo(removed.code());
      } else if (event instanceof RoomListEvent.Added added) {
        assertThat(rooms).extracting(ListedRoom::code).doesNotContain(added.room().code());
        rooms.add(added.index(), added.room());
      } else if (event instanceof RoomListEvent.Changed changed) {
        assertThat(rooms.removeIf(room -> room.code().equals(changed.room().code()))).isTrue();
        rooms.add(changed.index(), changed.room());
      }
    }
    return rooms;
  }

  /** Windows of distinct rooms; a room in lower case has changed. */
  @Provide
  Arbitrary<String> windows() {
    return Combinators.combine(
            Arbitraries.shuffle(CODES.chars().mapToObj(c -> (char) c).toList()),
            Arbitraries.integers().between(0, CODES.length()),
            Arbitraries.integers().between(0, (1 << CODES.length()) - 1))
        .as(
            (codes, length, changed) -> {
              StringBuilder window = new StringBuilder();
              for (char code : codes.subList(0, length)) {
                boolean lower = (changed >> CODES.indexOf(code) & 1) == 1;
                window.append(lower ? Character.toLowerCase(code) : code);
              }
              return window.toString();
            });
  }

  @Property
  void theEventsTurnOneWindowIntoTheNext(
      @ForAll("windows") String before, @ForAll("windows") String after) {
    RoomWindow old = window(before);
    RoomWindow next = window(after);
    List<RoomListEvent> events = old.changesTo(next);
    assertThat(applied(old, events)).isEqualTo(next.rooms());
  }

  @Property
  void removedRoomsComeFirstAndThenTheOthersByAscendingIndex(
      @ForAll("windows") String before, @ForAll("windows") String after) {
    List<RoomListEvent> events = window(before).changesTo(window(after));
    List<Integer> indexes = new ArrayList<>();
    for (RoomListEvent event : events) {
      if (event instanceof RoomListEvent.Removed) {
        assertThat(indexes).isEmpty();
      } else {
        indexes.add(
            event instanceof RoomListEvent.Added added
                ? added.index()
                : ((RoomListEvent.Changed) event).index());
      }
    }
    assertThat(indexes).isSorted();
    assertThat(new HashSet<>(indexes)).hasSameSizeAs(indexes);
  }

  @Property
  void anEqualWindowHasNoEvents(@ForAll("windows") String rooms) {
    assertThat(window(rooms).changesTo(window(rooms))).isEmpty();
  }

  @Example
  void oneChangeIsOneEvent() {
    assertThat(events("ABCD", "AbCD")).containsExactly("changed 1");
    assertThat(events("ABCD", "EABCD")).containsExactly("added 0");
    assertThat(events("ABCD", "ABD")).containsExactly("removed 2");
    assertThat(events("ABCD", "DABC")).containsExactly("changed 0");
    assertThat(events("ABCD", "dABC")).containsExactly("changed 0");
  }

  @Example
  void aRoomThatMovesDownIsRemovedAndAdded() {
    assertThat(events("ABCD", "BCDA")).containsExactly("removed 0", "added 3");
  }

  @Example
  void aNewRoomPushesTheLastOneOutOfAFullWindow() {
    assertThat(events("ABCD", "EABC")).containsExactly("removed 3", "added 0");
    assertThat(events("ABCD", "BCDE")).containsExactly("removed 0", "added 3");
  }

  @Example
  void aWindowIsWrittenWithItsTotal() {
    assertThat(window("").json()).isEqualTo("{\"rooms\":[],\"total\":100}");
    assertThat(window("AB").json())
        .isEqualTo(
            "{\"rooms\":["
                + listed('A', false).json()
                + ","
                + listed('B', false).json()
                + "],\"total\":100}");
  }

  private static List<String> events(String before, String after) {
    Set<String> names = Set.of("added", "changed", "removed");
    return window(before).changesTo(window(after)).stream()
        .map(
            event -> {
              assertThat(names).contains(event.name());
              return event.name() + " " + event.json(1).replaceAll(".*\"index\":(\\d+).*", "$1");
            })
        .toList();
  }
}

package org.cometlobby.lobby.stream;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cometlobby.comet.Entry;
import org.cometlobby.comet.Topic;
import org.cometlobby.lobby.RoomFilter;
import org.cometlobby.lobby.RoomListQuery;
import org.cometlobby.lobby.RoomOrder;
import org.cometlobby.lobby.RoomPage;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.lobby.room.SpectatorsMay;
import org.cometlobby.lobby.room.Visibility;
import org.junit.jupiter.api.Test;

class RoomListTopicTest {

  private static final Player ANN = new Player("ann", "Ann");

  private List<Room> rooms = List.of();
  private int total;
  private int asked;
  private Instant now = Rooms.NOW;
  private final RoomListTopic list =
      new RoomListTopic(
          new RoomListQuery(RoomFilter.ALL, RoomOrder.NEWEST, 100),
          query -> {
            asked++;
            return new RoomPage(rooms, total, Optional.empty());
          },
          new ListedRooms(),
          () -> now);

  private static Room room(int number) {
    return Rooms.opening("ROOM" + (10 + number), NewRoom.of("go", 9), ANN).get(0).room();
  }

  private static List<Room> rooms(int from, int to) {
    List<Room> rooms = new ArrayList<>();
    for (int i = from; i < to; i++) {
      rooms.add(room(i));
    }
    return rooms;
  }

  private static Room joined(Room room) {
    return Rooms.accepted(room.apply(Rooms.sit(new Player("ben", "Ben")), Rooms.NOW)).room();
  }

  private boolean update(List<Room> next, int nextTotal) {
    rooms = next;
    total = nextTotal;
    return list.update();
  }

  private static List<String> events(Topic<Object> topic, long after) {
    return topic.journal().after(after, 1_000).stream()
        .map(entry -> entry.event().orElseThrow())
        .toList();
  }

  private static String text(Optional<Entry> entry) {
    return new String(entry.orElseThrow().part().body(), StandardCharsets.UTF_8);
  }

  @Test
  void aListBeginsWithASnapshotAndGoesOnWithOneEventForOneRoom() {
    Topic<Object> topic = list.opened();
    assertThat(text(topic.journal().state())).isEqualTo("{\"rooms\":[],\"total\":0}");
    update(rooms(0, 1), 1);
    update(List.of(joined(room(0))), 1);
    update(List.of(), 0);
    assertThat(events(topic, 0)).containsExactly("snapshot", "added", "changed", "removed");
  }

  @Test
  void theStateIsTheWholeWindowAfterAllEventsOfAnUpdate() {
    rooms = rooms(0, 50);
    total = 50;
    Topic<Object> topic = list.opened();
    List<Room> next = new ArrayList<>(rooms(3, 53));
    update(next, 60);
    assertThat(events(topic, 1))
        .containsExactly("removed", "removed", "removed", "added", "added", "added");
    Entry state = topic.journal().state().orElseThrow();
    assertThat(state.offset()).isEqualTo(7);
    assertThat(text(Optional.of(state))).contains("ROOM62").doesNotContain("ROOM12");
    assertThat(text(Optional.of(state))).endsWith("],\"total\":60}");
  }

  @Test
  void aSnapshotReplacesEventsThatWouldBeLonger() {
    rooms = rooms(0, 50);
    Topic<Object> topic = list.opened();
    update(rooms.stream().map(RoomListTopicTest::joined).toList(), 50);
    assertThat(events(topic, 1)).containsExactly("snapshot");
    update(List.of(), 0);
    assertThat(events(topic, 2)).containsExactly("snapshot");
  }

  @Test
  void aLineOfChatIsNoEvent() {
    rooms = rooms(0, 1);
    total = 1;
    Topic<Object> topic = list.opened();
    Room room = room(0);
    Command said = new Command.Say("ann", Message.chat("hello"));
    update(List.of(Rooms.accepted(room.apply(said, Rooms.NOW)).room()), 1);
    assertThat(topic.journal().last()).isEqualTo(1);
  }

  @Test
  void aNewTotalAloneWaitsAndIsToldByAnUnchangedRoom() {
    rooms = rooms(0, 3);
    total = 3;
    Topic<Object> topic = list.opened();
    assertThat(update(rooms(0, 3), 4)).isFalse();
    assertThat(topic.journal().last()).isEqualTo(1);
    now = now.plus(RoomListTopic.TOTAL_PAUSE);
    assertThat(update(rooms(0, 3), 5)).isTrue();
    assertThat(events(topic, 1)).containsExactly("changed");
    assertThat(text(topic.journal().after(1, 1).stream().findFirst()))
        .contains("ROOM10")
        .endsWith("\"index\":0,\"total\":5}");
    assertThat(update(rooms(0, 3), 5)).isTrue();
    assertThat(topic.journal().last()).isEqualTo(2);
  }

  @Test
  void aListIsNotAskedForWhileNobodyReadsIt() {
    Topic<Object> topic = list.opened();
    list.unread();
    update(rooms(0, 1), 1);
    assertThat(asked).isEqualTo(1);
    assertThat(list.opened()).isSameAs(topic);
    assertThat(asked).isEqualTo(2);
    assertThat(events(topic, 1)).containsExactly("added");
    list.opened();
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void aReaderOfTheLargestWindowMayBeSomeSnapshotsBehind() {
    RoomListTopic large =
        new RoomListTopic(
            new RoomListQuery(RoomFilter.ALL, RoomOrder.NEWEST, RoomListQuery.MAX_LIMIT),
            query -> new RoomPage(rooms, total, Optional.empty()),
            new ListedRooms(),
            () -> now);
    rooms = longRooms();
    Topic<Object> topic = large.opened();
    for (int i = 0; i < 3; i++) {
      rooms = i % 2 == 0 ? List.of() : longRooms();
      large.update();
    }
    assertThat(events(topic, 0)).containsOnly("snapshot").hasSize(4);
    assertThat(topic.journal().bytes()).isGreaterThan(256 * 1_024);
  }

  /** Returns as many rooms as a window has, of titles as long as they may be. */
  private static List<Room> longRooms() {
    List<Room> rooms = new ArrayList<>();
    for (int i = 0; i < RoomListQuery.MAX_LIMIT; i++) {
      NewRoom wish =
          new NewRoom(
              "go",
              "\u00c4".repeat(NewRoom.MAX_TITLE),
              1,
              4,
              Visibility.PUBLIC,
              true,
              10,
              SpectatorsMay.CHAT,
              JsonValue.EMPTY_JSON_OBJECT,
              JsonValue.EMPTY_JSON_OBJECT);
      rooms.add(Rooms.opening("ROOM" + (100 + i), wish, ANN).get(0).room());
    }
    return rooms;
  }
}

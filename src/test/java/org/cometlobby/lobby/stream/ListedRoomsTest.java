package org.cometlobby.lobby.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.lobby.wire.ListedRoom;
import org.junit.jupiter.api.Test;

class ListedRoomsTest {

  private final ListedRooms listed = new ListedRooms();
  private final Room room =
      Rooms.opening("AAAAAA", NewRoom.of("go", 9), new Player("ann", "Ann")).get(0).room();

  private static Room after(Room room, Command command) {
    return Rooms.accepted(room.apply(command, Rooms.NOW)).room();
  }

  @Test
  void aRoomIsTheSameObjectUntilAListShowsSomethingElse() {
    ListedRoom first = listed.of(room);
    assertThat(listed.of(after(room, new Command.Say("ann", Message.chat("hello")))))
        .isSameAs(first);
    Room joined = after(room, Rooms.sit(new Player("ben", "Ben")));
    ListedRoom second = listed.of(joined);
    assertThat(second.shows(joined)).isTrue();
    assertThat(listed.of(joined)).isSameAs(second);
  }

  @Test
  void aRoomThatNoWindowHoldsIsForgotten() {
    listed.of(room);
    await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(listed.size()).isZero();
            });
  }
}

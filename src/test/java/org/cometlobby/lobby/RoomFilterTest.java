package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.util.Optional;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Phase;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.lobby.room.Visibility;
import org.junit.jupiter.api.Test;

class RoomFilterTest {

  private static final Room WAITING = room("Go", "Für Anfänger", 3);
  private static final Room STARTED = room("Patience", "", 1);

  @Test
  void withoutConditionsEveryRoomPasses() {
    assertThat(RoomFilter.ALL).accepts(WAITING, STARTED);
  }

  @Test
  void aGameIsComparedExactly() {
    assertThat(RoomFilter.ofGame(" Go ")).accepts(WAITING).rejects(STARTED);
    assertThat(RoomFilter.ofGame("go")).rejects(WAITING);
  }

  @Test
  void aRoomWithAFreeSeatIsOpenBeforeItsStart() {
    assertThat(new RoomFilter(Optional.empty(), Optional.empty(), true, Optional.empty()))
        .accepts(WAITING)
        .rejects(STARTED);
  }

  @Test
  void aPhaseIsCompared() {
    Optional<Phase> started = Optional.of(Phase.STARTED);
    assertThat(new RoomFilter(Optional.empty(), started, false, Optional.empty()))
        .accepts(STARTED)
        .rejects(WAITING);
  }

  @Test
  void textIsFoundInTitleAndGameInEitherCase() {
    assertThat(text("ANFÄNGER")).accepts(WAITING).rejects(STARTED);
    assertThat(text("anfa\u0308nger")).accepts(WAITING);
    assertThat(text("pat")).accepts(STARTED).rejects(WAITING);
    assertThat(text(" ")).accepts(STARTED, WAITING);
  }

  private static RoomFilter text(String text) {
    return new RoomFilter(Optional.empty(), Optional.empty(), false, Optional.of(text));
  }

  private static Room room(String game, String title, int seats) {
    NewRoom wish =
        new NewRoom(
            game,
            title,
            1,
            seats,
            Visibility.PUBLIC,
            true,
            0,
            JsonValue.EMPTY_JSON_OBJECT,
            JsonValue.EMPTY_JSON_OBJECT);
    return Rooms.room(wish, new Player("ann", "Ann"));
  }
}

package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Phase;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.lobby.room.SpectatorsMay;
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
    assertThat(new RoomFilter(Optional.empty(), Set.of(), true, Optional.empty()))
        .accepts(WAITING)
        .rejects(STARTED);
  }

  @Test
  void onePhaseOrSeveralAreCompared() {
    assertThat(phases(Set.of(Phase.STARTED))).accepts(STARTED).rejects(WAITING);
    assertThat(phases(RoomFilter.BEFORE_START)).accepts(WAITING).rejects(STARTED);
    assertThat(phases(Set.of(Phase.STARTED, Phase.WAITING))).accepts(WAITING, STARTED);
  }

  @Test
  void aFilterConcernsARoomOfItsGameAndTextInEveryPhase() {
    RoomFilter open = new RoomFilter(Optional.of("Patience"), Set.of(), true, Optional.of("PAT"));
    assertThat(open).rejects(STARTED, WAITING);
    assertThat(open.concerns(STARTED.game(), RoomFilter.searched(STARTED))).isTrue();
    assertThat(open.concerns(WAITING.game(), RoomFilter.searched(WAITING))).isFalse();
  }

  private static RoomFilter phases(Set<Phase> phases) {
    return new RoomFilter(Optional.empty(), phases, false, Optional.empty());
  }

  @Test
  void textIsFoundInTitleAndGameInEitherCase() {
    assertThat(text("ANFÄNGER")).accepts(WAITING).rejects(STARTED);
    assertThat(text("anfa\u0308nger")).accepts(WAITING);
    assertThat(text("pat")).accepts(STARTED).rejects(WAITING);
    assertThat(text(" ")).accepts(STARTED, WAITING);
  }

  private static RoomFilter text(String text) {
    return new RoomFilter(Optional.empty(), Set.of(), false, Optional.of(text));
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
            SpectatorsMay.CHAT,
            JsonValue.EMPTY_JSON_OBJECT,
            JsonValue.EMPTY_JSON_OBJECT);
    return Rooms.room(wish, new Player("ann", "Ann"));
  }
}

package org.cometlobby.lobby.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.cometlobby.comet.Topic;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Rooms;
import org.junit.jupiter.api.Test;

class RoomListTopicsTest {

  private final RoomListTopics topics = new RoomListTopics();
  private final Room go = room("ACDEFG", "go");
  private final Room chess = room("GFEDCA", "chess");

  @Test
  void aListHasAStateFromTheBeginning() {
    assertThat(newest(topics.all())).isEqualTo("{\"rooms\":[]}");
    assertThat(newest(topics.ofGame("go", () -> List.of(go, chess))))
        .contains("ACDEFG")
        .doesNotContain("GFEDCA");
  }

  @Test
  void aGamesListHasItsRoomsAndTheFullListHasAllRooms() {
    Topic<Object> ofGo = topics.ofGame("go", List::of);
    Topic<Object> ofChess = topics.ofGame("chess", List::of);
    topics.publish(Set.of("go"), () -> List.of(go, chess));
    assertThat(newest(topics.all())).contains("ACDEFG", "GFEDCA");
    assertThat(newest(ofGo)).contains("ACDEFG").doesNotContain("GFEDCA");
    assertThat(newest(ofChess)).isEqualTo("{\"rooms\":[]}");
  }

  @Test
  void subscribersOfTheSameGameShareATopic() {
    assertThat(topics.ofGame("go", List::of)).isSameAs(topics.ofGame("go", List::of));
  }

  @Test
  void aRequestForAnUnknownGameEvictsNoListWithRooms() {
    Topic<Object> real = topics.ofGame("go", () -> List.of(go));
    Topic<Object> first = topics.ofGame("game 0", List::of);
    for (int i = 1; i < 2 * RoomListTopics.MAX_GAMES; i++) {
      topics.ofGame("game " + i, List::of);
    }
    assertThat(topics.size()).isEqualTo(RoomListTopics.MAX_GAMES);
    assertThat(first.journal().isClosed()).isTrue();
    assertThat(real.journal().isClosed()).isFalse();
  }

  @Test
  void theNumberOfTopicsIsBoundedEvenIfEveryGameHasRooms() {
    for (int i = 0; i < 2 * RoomListTopics.MAX_GAMES; i++) {
      Room room = room("ACDEFG", "game " + i);
      topics.ofGame("game " + i, () -> List.of(room));
    }
    assertThat(topics.size()).isEqualTo(RoomListTopics.MAX_GAMES);
  }

  private static String newest(Topic<Object> topic) {
    return new String(topic.journal().newest().orElseThrow().part().body(), StandardCharsets.UTF_8);
  }

  private static Room room(String code, String game) {
    Player ann = new Player("ann", "Ann");
    return Rooms.opening(code, NewRoom.of(game, 2), ann).get(0).room();
  }
}

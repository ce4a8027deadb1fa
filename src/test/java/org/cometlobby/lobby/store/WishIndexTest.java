package org.cometlobby.lobby.store;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.OptionalInt;
import org.cometlobby.comet.Journal;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.MatchWish;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Rooms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A room with more wishes than those by which an index finds it. */
class WishIndexTest {

  private static final int WISHES = RoomProperty.MOST_WISHES + 3;

  private final MemoryRoomIndex index = new MemoryRoomIndex();
  private final Cell cell =
      new Cell(
          Room.open("ABCDEF", Rooms.LIFE, NewRoom.of(wish(0, 1)), player(0), Rooms.HERE, Rooms.NOW)
              .get(0)
              .room(),
          Journal.builder().build());

  @BeforeEach
  void fill() {
    index.add(cell);
    for (int i = 1; i < WISHES; i++) {
      apply(new Command.Match(player(i), wish(i, 1), Rooms.HERE));
    }
    assertThat(cell.room().seats()).hasSize(WISHES);
  }

  private void apply(Command command) {
    cell.set(((Outcome.Accepted) cell.room().apply(command, Rooms.NOW)).room());
    index.update(cell);
  }

  @Test
  void isFoundByWhoAgreesWithAllOfThemAndByNobodyElse() {
    for (int i = 0; i < WISHES; i++) {
      assertThat(found(wish(i, 1))).as("agrees with wish %d", i).containsExactly(cell.room());
      assertThat(found(wish(i, 2))).as("disagrees with wish %d", i).isEmpty();
    }
  }

  @Test
  void isFoundByAnotherWishOnceTheOneAgainstItHasLeft() {
    for (int i = 0; i < WISHES - 1; i++) {
      apply(new Command.LeaveSeat(player(i).id()));
      assertThat(found(wish(i, 2))).as("wish %d has left", i).containsExactly(cell.room());
      assertThat(found(wish(i + 1, 2))).as("wish %d is there", i + 1).isEmpty();
    }
  }

  @Test
  void isFoundLikeBeforeAfterAChangeOfNoWish() {
    apply(new Command.SetReady(player(1).id(), true));
    assertThat(found(wish(1, 1))).containsExactly(cell.room());
    assertThat(found(wish(1, 2))).isEmpty();
  }

  private List<Room> found(MatchWish wish) {
    return index.candidates("zoe", wish, Rooms.NOW, 10);
  }

  private static MatchWish wish(int attribute, int value) {
    JsonObject attributes = Json.createObjectBuilder().add("a" + attribute, value).build();
    return new MatchWish("go", OptionalInt.empty(), 100, attributes);
  }

  private static Player player(int i) {
    return new Player("player" + i, "P" + i);
  }
}

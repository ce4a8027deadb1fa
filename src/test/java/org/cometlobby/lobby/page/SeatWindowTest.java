package org.cometlobby.lobby.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.lobby.room.Seat;
import org.junit.jupiter.api.Test;

class SeatWindowTest {

  @Test
  void aRoomOfSixtyPlayersIsDrawnWhole() {
    SeatWindow window = SeatWindow.of(room(60), Optional.of("p5"), 60);
    assertThat(ids(window)).hasSize(60).startsWith("p0", "p1").endsWith("p59");
    assertThat(window.rest()).isZero();
    assertThat(window.large()).isFalse();
  }

  @Test
  void aLargerRoomBeginsWithTheVisitorAndTheHostAndHasItsNewestPlayers() {
    SeatWindow window = SeatWindow.of(room(300), Optional.of("p5"), 60);
    assertThat(ids(window)).hasSize(60).startsWith("p5", "p0", "p299", "p298").endsWith("p242");
    assertThat(window.rest()).isEqualTo(240);
    assertThat(window.step()).isEqualTo(100);
    assertThat(window.large()).isTrue();
  }

  @Test
  void aHostIsDrawnOnceAndAStrangerNotAtAll() {
    assertThat(ids(SeatWindow.of(room(61), Optional.of("p0"), 60)))
        .hasSize(60)
        .startsWith("p0", "p60")
        .endsWith("p2");
    SeatWindow foreign = SeatWindow.of(room(61), Optional.of("stranger"), 60);
    assertThat(ids(foreign)).hasSize(60).startsWith("p0", "p60");
    assertThat(foreign.step()).isEqualTo(1);
  }

  @Test
  void aLargerWindowAppendsOlderPlayers() {
    Room room = room(300);
    List<String> first = ids(SeatWindow.of(room, Optional.of("p5"), 60));
    SeatWindow larger = SeatWindow.of(room, Optional.of("p5"), 160);
    assertThat(ids(larger)).hasSize(160).startsWith(first.toArray(String[]::new));
    SeatWindow whole = SeatWindow.of(room, Optional.of("p5"), 1_000);
    assertThat(ids(whole)).hasSize(300).startsWith("p5", "p0", "p299").endsWith("p2", "p1");
    assertThat(whole.rest()).isZero();
  }

  @Test
  void theFewWhomTheRoomStillWaitsForAreDrawn() {
    assertThat(ids(SeatWindow.of(withUnready(7), Optional.empty(), 60)))
        .hasSize(60)
        .startsWith("p0", "p99")
        .endsWith("p48", "p47", "p6", "p5", "p4", "p3", "p2", "p1");
    assertThat(ids(SeatWindow.of(withUnready(40), Optional.empty(), 60)))
        .hasSize(60)
        .endsWith("p42", "p41");
  }

  /** Returns a room of 100 in which the players with lower numbers than this are not ready. */
  private static Room withUnready(int unready) {
    Room room = room(100);
    for (int i = unready; i < 100; i++) {
      Command ready = new Command.SetReady("p" + i, true);
      room = Rooms.accepted(room.apply(ready, room.createdAt())).room();
    }
    return room;
  }

  private static List<String> ids(SeatWindow window) {
    return window.seats().stream().map(Seat::playerId).toList();
  }

  /** Returns a room of players p0, the host, p1, and so on. */
  private static Room room(int players) {
    Player[] others =
        IntStream.range(1, players)
            .mapToObj(i -> new Player("p" + i, "Player " + i))
            .toArray(Player[]::new);
    return Rooms.room(NewRoom.of("chess", 1_000), new Player("p0", "Player 0"), others);
  }
}

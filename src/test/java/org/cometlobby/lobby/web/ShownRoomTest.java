package org.cometlobby.lobby.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.cometlobby.lobby.NewRoom;
import org.cometlobby.lobby.Player;
import org.cometlobby.lobby.Room;
import org.cometlobby.lobby.Rooms;
import org.junit.jupiter.api.Test;

class ShownRoomTest {

  private static final Player ADA = new Player("a", "Ada");
  private static final Player BEN = new Player("b", "Ben");
  private static final Player EVE = new Player("e", "Eve");

  @Test
  void aVisitorIsOfferedASeat() {
    ShownRoom shown = shown(room(3), EVE);
    assertThat(shown.canJoin()).isTrue();
    assertThat(shown.canLeave()).isFalse();
    assertThat(shown.hostStarts()).isFalse();
    assertThat(shown.detail()).isEqualTo("There is a seat for you.");
  }

  @Test
  void nobodyIsInterruptedWhileTypingAName() {
    assertThat(shown(room(3), EVE).refreshes()).isFalse();
    assertThat(shown(room(3), ADA).refreshes()).isTrue();
  }

  @Test
  void theHostStartsFromTheLeastNumberOn() {
    ShownRoom alone = shown(room(3), ADA);
    assertThat(alone.hostStarts()).isTrue();
    assertThat(alone.enough()).isFalse();
    assertThat(shown(room(3, BEN), ADA).enough()).isTrue();
    assertThat(shown(room(3, BEN), BEN).hostStarts()).isFalse();
  }

  @Test
  void aRoomThatStartsByItselfNeedsNoButton() {
    assertThat(shown(room(2), ADA).hostStarts()).isFalse();
  }

  @Test
  void theStartIsForThoseWhoAreIn() {
    Room started = room(2, BEN);
    assertThat(shown(started, BEN).status()).isEqualTo("Start!");
    assertThat(shown(started, EVE).status()).isEqualTo("Started");
    assertThat(shown(started, EVE).canJoin()).isFalse();
  }

  @Test
  void ofALargeRoomNotEveryFreeSeatIsDrawn() {
    assertThat(shown(room(1_000), ADA).freeSeats()).isEqualTo(12);
    assertThat(shown(room(4), ADA).freeSeats()).isEqualTo(3);
  }

  @Test
  void anInitialIsWhatAReaderSeesAsOneCharacter() {
    assertThat(ShownSeat.initial("ada")).isEqualTo("A");
    assertThat(ShownSeat.initial("林小明")).isEqualTo("林");
    assertThat(ShownSeat.initial("👩‍👧‍👦 family")).isEqualTo("👩‍👧‍👦");
  }

  private static Room room(int seats, Player... others) {
    return Rooms.room(NewRoom.of("chess", seats), ADA, others);
  }

  private static ShownRoom shown(Room room, Player visitor) {
    return new ShownRoom(room, Optional.of(visitor), new Messages(Language.ENGLISH));
  }
}

package org.cometlobby.lobby.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.cometlobby.lobby.room.Rooms.HERE;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Role;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.lobby.room.SpectatorsMay;
import org.cometlobby.lobby.room.Visibility;
import org.junit.jupiter.api.Test;

class RoomViewModelTest {

  private static final Player ADA = new Player("a", "Ada");
  private static final Player BEN = new Player("b", "Ben");
  private static final Player EVE = new Player("e", "Eve");

  @Test
  void aVisitorIsOfferedASeat() {
    RoomViewModel shown = shown(room(3), EVE);
    assertThat(shown.canJoin()).isTrue();
    assertThat(shown.canLeave()).isFalse();
    assertThat(shown.hostStarts()).isFalse();
    assertThat(shown.detail()).isEqualTo("There is a seat for you.");
  }

  @Test
  void aPageWithAFieldForTheNameDoesNotReload() {
    assertThat(shown(room(3), EVE).refreshes()).isZero();
    assertThat(shown(room(3), ADA).refreshes()).isPositive();
  }

  @Test
  void theHostMayStartFromMinPlayersOn() {
    RoomViewModel alone = shown(room(3), ADA);
    assertThat(alone.hostStarts()).isTrue();
    assertThat(alone.enough()).isFalse();
    assertThat(shown(room(3, BEN), ADA).enough()).isTrue();
    assertThat(shown(room(3, BEN), BEN).hostStarts()).isFalse();
  }

  @Test
  void aRoomThatStartsWithItsLastSeatHasNoStartButton() {
    assertThat(shown(room(2), ADA).hostStarts()).isFalse();
  }

  @Test
  void onlyPlayersAreToldToStart() {
    Room started = room(2, BEN);
    assertThat(shown(started, BEN).status()).isEqualTo("Start!");
    assertThat(shown(started, EVE).status()).isEqualTo("Started");
    assertThat(shown(started, EVE).canJoin()).isFalse();
  }

  @Test
  void aLargeRoomShowsOnlySomeOfItsFreeSeats() {
    assertThat(shown(room(1_000), ADA).freeSeats()).isEqualTo(12);
    assertThat(shown(room(4), ADA).freeSeats()).isEqualTo(3);
  }

  @Test
  void aCountdownReloadsEachSecondAndHasNoStartButton() {
    Room counting = Rooms.room(Rooms.wish(2, 2, true, 5), ADA, BEN);
    RoomViewModel shown = shown(counting, ADA);
    assertThat(shown.status()).isEqualTo("Get ready…");
    assertThat(shown.refreshes()).isEqualTo(1);
    assertThat(shown.hostStarts()).isFalse();
    assertThat(shown.canBeReady()).isTrue();
  }

  @Test
  void aRoomThatStartsWithItsLastSeatAsksNoPlayerToBeReady() {
    assertThat(shown(room(2), ADA).canBeReady()).isFalse();
    assertThat(shown(room(3), ADA).canBeReady()).isTrue();
    assertThat(shown(room(3), EVE).canBeReady()).isFalse();
  }

  @Test
  void readyPlayersAreCountedAndMarkedAtTheirSeats() {
    Room ready = after(room(3, BEN), new Command.SetReady("b", true));
    RoomViewModel shown = shown(ready, BEN);
    assertThat(shown.ready()).isTrue();
    assertThat(shown.readiness()).startsWith("1 of 2 is ready.");
    assertThat(shown.seats().get(1).marks()).isEqualTo("you · ready");
    assertThat(shown.seats().get(0).marks()).isEqualTo("host");
  }

  @Test
  void othersAreMarkedAsAwayButNeverTheVisitor() {
    Room left = after(room(3, BEN), new Command.Disconnect("b", Rooms.GRACE));
    SeatViewModel others = shown(left, ADA).seats().get(1);
    assertThat(others.marks()).isEqualTo("away for a moment");
    assertThat(others.classes(true)).endsWith(" away");
    SeatViewModel own = shown(left, BEN).seats().get(1);
    assertThat(own.marks()).isEqualTo("you");
    assertThat(own.classes(true)).endsWith(" mine");
  }

  @Test
  void aSpectatorMayTakeASeatAndSendMessages() {
    Room watched =
        after(room(3), new Command.TakeSeat(EVE, Role.SPECTATOR, Optional.empty(), HERE));
    RoomViewModel shown = shown(watched, EVE);
    assertThat(shown.member()).isTrue();
    assertThat(shown.canJoin()).isTrue();
    assertThat(shown.canWatch()).isFalse();
    assertThat(shown.canLeave()).isTrue();
    assertThat(shown.spectators()).isEqualTo("One person is watching");
    assertThat(shown.maySay()).isTrue();
  }

  @Test
  void aFullRoomSaysForWhomItWaitsApartFromTheVisitor() {
    Room full = Rooms.room(Rooms.wish(2, 2, false, 0), ADA, BEN);
    assertThat(shown(full, ADA).status()).isEqualTo("Everybody’s here");
    Room waiting = after(full, new Command.Disconnect("b", Rooms.GRACE));
    assertThat(shown(waiting, ADA).status()).isEqualTo("Waiting for Ben…");
    assertThat(shown(waiting, BEN).status()).isEqualTo("Everybody’s here");
    Room empty = after(waiting, new Command.Disconnect("a", Rooms.GRACE));
    assertThat(shown(empty, EVE).status()).isEqualTo("Waiting for 2 players…");
  }

  @Test
  void aSpectatorOfARoomThatWantsNoWordOfSpectatorsMayNotSpeak() {
    NewRoom wish =
        new NewRoom(
            "chess",
            "",
            2,
            3,
            Visibility.PUBLIC,
            true,
            0,
            SpectatorsMay.NOTHING,
            JsonValue.EMPTY_JSON_OBJECT,
            JsonValue.EMPTY_JSON_OBJECT);
    Room watched =
        after(
            Rooms.room(wish, ADA),
            new Command.TakeSeat(EVE, Role.SPECTATOR, Optional.empty(), Rooms.HERE));
    assertThat(shown(watched, EVE).maySay()).isFalse();
    assertThat(shown(watched, EVE).detail()).isEqualTo("You’re watching.");
    assertThat(shown(watched, ADA).maySay()).isTrue();
  }

  @Test
  void aBannedPlayerIsToldSoAndOfferedNothing() {
    Room without = after(room(3, BEN), new Command.Kick("a", "b", true));
    RoomViewModel shown = shown(without, BEN);
    assertThat(shown.status()).isEqualTo("You’re out of this room");
    assertThat(shown.canJoin()).isFalse();
    assertThat(shown.canWatch()).isFalse();
    assertThat(shown.canInvite()).isFalse();
  }

  @Test
  void theTeamsAreThoseOfTheMetadataAndThoseInUse() {
    Room room = room(3, BEN);
    assertThat(shown(room, BEN).canChooseTeam()).isFalse();
    Room agreed = after(room, new Command.TakeSeat(BEN, Role.PLAYER, Optional.of("<b>"), HERE));
    assertThat(shown(agreed, BEN).teams())
        .extracting(TeamViewModel::label, TeamViewModel::colour)
        .containsExactly(tuple("<b>", "other"));
    room = after(room, new Command.SetMetadata("a", TeamViewModel.metadata(2)));
    room = after(room, new Command.TakeSeat(BEN, Role.PLAYER, Optional.of("blue"), HERE));
    RoomViewModel shown = shown(room, BEN);
    assertThat(shown.teams())
        .extracting(TeamViewModel::label, TeamViewModel::colour)
        .containsExactly(tuple("Red", "red"), tuple("Blue", "blue"));
    assertThat(shown.canChooseTeam()).isTrue();
    assertThat(shown.inTeam(shown.teams().get(1))).isTrue();
  }

  @Test
  void invalidTeamsInTheMetadataAreIgnored() {
    JsonObject odd =
        Json.createObjectBuilder()
            .add("teams", Json.createArrayBuilder().add(1).add(" a ").add("").add("x".repeat(33)))
            .build();
    Room room = after(room(3), new Command.SetMetadata("a", odd));
    assertThat(shown(room, ADA).teams()).extracting(TeamViewModel::name).containsExactly("a");
  }

  @Test
  void anInitialIsOneGraphemeCluster() {
    assertThat(SeatViewModel.initial("ada")).isEqualTo("A");
    assertThat(SeatViewModel.initial("林小明")).isEqualTo("林");
    assertThat(SeatViewModel.initial("👩‍👧‍👦 family")).isEqualTo("👩‍👧‍👦");
  }

  private static Room after(Room room, Command command) {
    return Rooms.accepted(room.apply(command, room.createdAt())).room();
  }

  private static Room room(int seats, Player... others) {
    return Rooms.room(NewRoom.of("chess", seats), ADA, others);
  }

  private static RoomViewModel shown(Room room, Player visitor) {
    return new RoomViewModel(room, Optional.of(visitor), new Texts(Language.ENGLISH));
  }
}

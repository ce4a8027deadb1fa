package org.cometlobby.lobby.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.lobby.room.Rooms.GRACE;
import static org.cometlobby.lobby.room.Rooms.LIFE;
import static org.cometlobby.lobby.room.Rooms.NOW;
import static org.cometlobby.lobby.room.Rooms.accepted;
import static org.cometlobby.lobby.room.Rooms.sit;
import static org.cometlobby.lobby.room.Rooms.wish;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cometlobby.lobby.room.Command.Connect;
import org.cometlobby.lobby.room.Command.Disconnect;
import org.cometlobby.lobby.room.Command.Kick;
import org.cometlobby.lobby.room.Command.LeaveSeat;
import org.cometlobby.lobby.room.Command.Match;
import org.cometlobby.lobby.room.Command.SetReady;
import org.cometlobby.lobby.room.Command.Start;
import org.cometlobby.lobby.room.Command.TakeSeat;
import org.cometlobby.lobby.room.Command.Tick;
import org.cometlobby.lobby.room.LobbyEvent.ConnectionChanged;
import org.cometlobby.lobby.room.LobbyEvent.CountdownCancelled;
import org.cometlobby.lobby.room.LobbyEvent.CountdownStarted;
import org.cometlobby.lobby.room.LobbyEvent.HostChanged;
import org.cometlobby.lobby.room.LobbyEvent.Joined;
import org.cometlobby.lobby.room.LobbyEvent.Left;
import org.cometlobby.lobby.room.LobbyEvent.ReadyChanged;
import org.cometlobby.lobby.room.LobbyEvent.Reason;
import org.cometlobby.lobby.room.LobbyEvent.Started;
import org.junit.jupiter.api.Test;

/** The rules that ask whether players are there: of the start, the host's office, and matches. */
class RoomPresenceTest {

  private static final Player ANN = new Player("ann", "Ann");
  private static final Player BEN = new Player("ben", "Ben");
  private static final Player CAT = new Player("cat", "Cat");

  private static final Arrival AWAY = new Arrival(false, GRACE);
  private static final Instant IN_FIVE = NOW.plusSeconds(5);

  @Test
  void aRoomForOneStartsWhenItsMakerIsThere() {
    Life life = new Life(wish(1, 1, true, 0), AWAY);
    assertThat(life.room.phase()).isEqualTo(Phase.WAITING);
    assertThat(life.apply(new Connect("ann")))
        .containsExactly(new ConnectionChanged("ann", true), new Started(NOW));
  }

  @Test
  void aFullRoomStartsAsSoonAsTheLastOfItsPlayersIsThere() {
    Life life = new Life(wish(2, 2, true, 0), AWAY);
    assertThat(life.apply(sitAway(BEN))).hasSize(1).first().isInstanceOf(Joined.class);
    assertThat(life.apply(new Connect("ben"))).containsExactly(new ConnectionChanged("ben", true));
    assertThat(life.apply(new Connect("ann")))
        .containsExactly(new ConnectionChanged("ann", true), new Started(NOW));
  }

  @Test
  void aPlayerWhoGoesAndComesBackStartsNoRoomThatIsNotDue() {
    Life life = new Life(wish(2, 3, true, 0), Rooms.HERE);
    life.apply(sit(BEN));
    life.apply(new Disconnect("ben", GRACE));
    assertThat(life.apply(new Connect("ben"))).containsExactly(new ConnectionChanged("ben", true));
  }

  @Test
  void aFullRoomBeginsItsCountdownWhenEverybodyIsThere() {
    Life life = new Life(wish(2, 2, true, 5), Rooms.HERE);
    life.apply(sitAway(BEN));
    assertThat(life.room.phase()).isEqualTo(Phase.WAITING);
    assertThat(life.apply(new Connect("ben")))
        .containsExactly(new ConnectionChanged("ben", true), new CountdownStarted(IN_FIVE));
  }

  @Test
  void readyPlayersStartTheRoomWhenAllOfThemAreThere() {
    Life life = new Life(wish(2, 3, true, 0), Rooms.HERE);
    life.apply(sitAway(BEN));
    life.apply(new SetReady("ben", true));
    assertThat(life.apply(new SetReady("ann", true)))
        .containsExactly(new ReadyChanged("ann", true));
    assertThat(life.apply(new Connect("ben")))
        .containsExactly(new ConnectionChanged("ben", true), new Started(NOW));
  }

  @Test
  void aPlayerWhoIsNoLongerReadyTakesTheStartBack() {
    Life life = new Life(wish(2, 2, true, 0), Rooms.HERE);
    life.apply(sitAway(BEN));
    life.apply(new SetReady("ann", true));
    life.apply(new SetReady("ann", false));
    assertThat(life.apply(new Connect("ben"))).containsExactly(new ConnectionChanged("ben", true));
  }

  @Test
  void aNewcomerWhoIsNotReadyTakesTheStartOfReadyPlayersBack() {
    Life life = new Life(wish(2, 4, true, 0), Rooms.HERE);
    life.apply(sitAway(BEN));
    life.apply(new SetReady("ann", true));
    life.apply(new SetReady("ben", true));
    assertThat(life.room.startDue()).isTrue();
    life.apply(sit(CAT));
    assertThat(life.apply(new Connect("ben"))).containsExactly(new ConnectionChanged("ben", true));
  }

  @Test
  void readyPlayersWhoAreAwaitedAfterARestartStartOnceTheyAreBack() {
    Life life = new Life(wish(2, 4, true, 5), Rooms.HERE);
    life.apply(sit(BEN));
    life.apply(sit(CAT));
    life.apply(new SetReady("ann", true));
    life.apply(new SetReady("ben", true));
    life.apply(new Start("ann"));
    life.apply(new LeaveSeat("cat"));
    life.room = life.room.afterRestart(life.now, GRACE, Duration.ofSeconds(10));
    life.apply(new Connect("ann"));
    assertThat(life.apply(new Connect("ben"))).containsExactly(new CountdownStarted(IN_FIVE));
  }

  @Test
  void aPlayerWhoLeavesTakesTheStartBack() {
    Life life = new Life(wish(2, 3, true, 0), Rooms.HERE);
    life.apply(sitAway(BEN));
    life.apply(sit(CAT));
    assertThat(life.room.startDue()).isTrue();
    life.apply(new LeaveSeat("cat"));
    assertThat(life.apply(new Connect("ben"))).containsExactly(new ConnectionChanged("ben", true));
  }

  @Test
  void aPlayerWhoIsAwayAndLeavesStartsTheRoomForTheReadyPlayers() {
    Life life = new Life(wish(2, 4, true, 0), Rooms.HERE);
    life.apply(sit(BEN));
    life.apply(sitAway(CAT));
    for (String player : List.of("ann", "ben", "cat")) {
      life.apply(new SetReady(player, true));
    }
    assertThat(life.apply(new LeaveSeat("cat")))
        .containsExactly(new Left("cat", "Cat", Role.PLAYER, Reason.LEFT), new Started(NOW));
  }

  @Test
  void aRepeatedReadyWaitsForThePlayerWhoIsAwayToo() {
    Life life = new Life(wish(2, 4, true, 5), Rooms.HERE);
    life.apply(sit(BEN));
    life.apply(sit(CAT));
    life.apply(new SetReady("ann", true));
    life.apply(new SetReady("ben", true));
    life.apply(new Start("ann"));
    life.apply(new LeaveSeat("cat"));
    life.apply(new Disconnect("ben", GRACE));
    assertThat(life.apply(new SetReady("ann", true))).isEmpty();
    assertThat(life.apply(new Connect("ben")))
        .containsExactly(new ConnectionChanged("ben", true), new CountdownStarted(IN_FIVE));
  }

  @Test
  void aCountdownAtWhoseEndSomebodyIsAwayIsCancelledAndBeginsAgainWhenAllAreThere() {
    Life life = new Life(wish(2, 3, false, 5), Rooms.HERE);
    life.apply(sit(BEN));
    life.apply(new Start("ann"));
    life.apply(new Disconnect("ben", GRACE));
    life.now = IN_FIVE;
    assertThat(life.apply(new Tick())).containsExactly(new CountdownCancelled());
    assertThat(life.room.nextDeadline()).contains(NOW.plus(GRACE.waiting()));
    life.now = IN_FIVE.plusSeconds(1);
    assertThat(life.apply(new Connect("ben")))
        .containsExactly(
            new ConnectionChanged("ben", true), new CountdownStarted(IN_FIVE.plusSeconds(6)));
  }

  @Test
  void aPlayerWhoComesBackDuringTheCountdownIsInTime() {
    Life life = new Life(wish(2, 2, true, 5), Rooms.HERE);
    life.apply(sit(BEN));
    life.apply(new Disconnect("ben", GRACE));
    life.apply(new Connect("ben"));
    life.now = IN_FIVE;
    assertThat(life.apply(new Tick())).containsExactly(new Started(IN_FIVE));
  }

  @Test
  void theHostMayStartAtOnceThoughSomebodyIsAway() {
    Life life = new Life(wish(2, 3, true, 0), Rooms.HERE);
    life.apply(sitAway(BEN));
    assertThat(life.apply(new Start("ann"))).containsExactly(new Started(NOW));
  }

  @Test
  void aCountdownThatEndsInADowntimeBeginsAgainOnceThePlayersAreBack() {
    Life life = new Life(wish(2, 2, true, 5), Rooms.HERE);
    life.apply(sit(BEN));
    life.now = NOW.plusSeconds(60);
    life.room = life.room.afterRestart(life.now, GRACE, Duration.ofSeconds(10));
    assertThat(life.apply(new Tick())).containsExactly(new CountdownCancelled());
    assertThat(life.apply(new Connect("ben"))).isEmpty();
    assertThat(life.apply(new Connect("ann")))
        .containsExactly(new CountdownStarted(life.now.plusSeconds(5)));
  }

  @Test
  void theOfficeOfAHostWhoLeavesGoesToTheLongestSeatedPlayerWhoIsThere() {
    Life life = new Life(wish(2, 4, true, 0), Rooms.HERE);
    life.apply(sitAway(BEN));
    life.apply(sit(CAT));
    assertThat(life.apply(new LeaveSeat("ann"))).contains(new HostChanged("cat"));
  }

  @Test
  void aPlayerWhoIsAwaitedIsNextBeforeOneWhoIsAway() {
    Life life = new Life(wish(2, 4, true, 0), Rooms.HERE);
    life.apply(sitAway(BEN));
    life.apply(sit(CAT));
    life.room = life.room.afterRestart(NOW, GRACE, Duration.ofSeconds(10));
    assertThat(life.apply(new LeaveSeat("ann"))).contains(new HostChanged("cat"));
  }

  @Test
  void whereNobodyIsThereTheLongestSeatedPlayerIsNext() {
    Life life = new Life(wish(2, 4, true, 0), AWAY);
    life.apply(sitAway(BEN));
    life.apply(sitAway(CAT));
    assertThat(life.apply(new LeaveSeat("ann"))).contains(new HostChanged("ben"));
  }

  @Test
  void afterTheStartAHostWhoIsAwayForLongerThanTheGraceLosesTheOffice() {
    Life life = started();
    life.apply(new Disconnect("ann", GRACE));
    Instant lapses = NOW.plus(GRACE.started());
    assertThat(life.room.nextDeadline()).contains(lapses);
    life.now = lapses.minusMillis(1);
    assertThat(life.apply(new Tick())).isEmpty();
    life.now = lapses;
    assertThat(life.apply(new Tick())).containsExactly(new HostChanged("ben"));
    assertThat(life.room.seatOf("ann")).isPresent();
    assertThat(life.room.nextDeadline()).isEmpty();
  }

  @Test
  void aHostWhoIsAwayKeepsTheOfficeUntilSomebodyIsThereToTakeIt() {
    Life life = started();
    life.apply(new Disconnect("ann", GRACE));
    life.now = NOW.plus(Duration.ofMinutes(5));
    life.apply(new Disconnect("ben", GRACE));
    assertThat(life.room.nextDeadline()).contains(life.now.plus(GRACE.started()));
    life.now = NOW.plus(GRACE.started()).plusSeconds(1);
    assertThat(life.apply(new Tick())).isEmpty();
    life.apply(new Connect("ben"));
    assertThat(life.apply(new Tick())).containsExactly(new HostChanged("ben"));
  }

  @Test
  void aPlayerWhoWasKickedIsNotMatchedWithTheRoomAgainButMayComeByItsLink() {
    Life life = new Life(wish(2, 3, true, 0), Rooms.HERE);
    life.apply(sit(BEN));
    life.apply(new Kick("ann", "ben", false));
    Command match =
        new Match(
            BEN,
            new MatchWish("reversi", OptionalInt.empty(), 3, JsonValue.EMPTY_JSON_OBJECT),
            Rooms.HERE);
    assertThat(life.room.apply(match, NOW)).isEqualTo(new Outcome.Refused(Refusal.NO_MATCH));
    assertThat(life.apply(sit(BEN))).hasSize(1).first().isInstanceOf(Joined.class);
  }

  @Test
  void theLongestPastOfTooManyKicksIsForgotten() {
    Life life = new Life(wish(2, 3, true, 0), Rooms.HERE);
    for (int i = 0; i <= Room.MAX_BANNED; i++) {
      life.apply(sit(new Player("b" + i, "B")));
      life.apply(new Kick("ann", "b" + i, false));
    }
    assertThat(life.room.sentAway()).hasSize(Room.MAX_BANNED).startsWith("b1").endsWith("b1000");
  }

  @Test
  void aPlayerWhoComesAndGoesLeavesTheRoomIdle() {
    Life life = new Life(wish(2, 3, true, 0), Rooms.HERE);
    life.now = IN_FIVE;
    life.apply(new Disconnect("ann", GRACE));
    life.apply(new Connect("ann"));
    assertThat(life.room.activeAt()).isEqualTo(NOW);
    life.apply(sit(BEN));
    assertThat(life.room.activeAt()).isEqualTo(IN_FIVE);
  }

  private static Life started() {
    Life life = new Life(wish(2, 2, true, 0), Rooms.HERE);
    life.apply(sit(BEN));
    assertThat(life.room.phase()).isEqualTo(Phase.STARTED);
    return life;
  }

  private static Command sitAway(Player player) {
    return new TakeSeat(player, Role.PLAYER, Optional.empty(), AWAY);
  }

  /** A room of Ann's, and its time. */
  private static final class Life {

    private Room room;
    private Instant now = NOW;

    private Life(NewRoom wish, Arrival arrival) {
      List<RoomChange> opening = Room.open("K7QX2M", LIFE, wish, ANN, arrival, NOW);
      room = opening.get(opening.size() - 1).room();
    }

    private List<LobbyEvent> apply(Command command) {
      Outcome.Accepted outcome = accepted(room.apply(command, now));
      room = outcome.room();
      List<LobbyEvent> events = new ArrayList<>();
      outcome.changes().forEach(change -> events.add(change.event()));
      return events;
    }
  }
}

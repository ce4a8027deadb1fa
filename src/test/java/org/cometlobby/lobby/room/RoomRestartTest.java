package org.cometlobby.lobby.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.lobby.room.Rooms.GRACE;
import static org.cometlobby.lobby.room.Rooms.NOW;
import static org.cometlobby.lobby.room.Rooms.accepted;
import static org.cometlobby.lobby.room.Rooms.sit;
import static org.cometlobby.lobby.room.Rooms.wish;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cometlobby.lobby.room.Command.Connect;
import org.cometlobby.lobby.room.Command.Disconnect;
import org.cometlobby.lobby.room.Command.LeaveSeat;
import org.cometlobby.lobby.room.Command.Tick;
import org.cometlobby.lobby.room.LobbyEvent.Closed;
import org.cometlobby.lobby.room.LobbyEvent.ConnectionChanged;
import org.cometlobby.lobby.room.LobbyEvent.Left;
import org.junit.jupiter.api.Test;

/** A room after a restart of the process, whose members open their streams again. */
class RoomRestartTest {

  private static final Player ANN = new Player("ann", "Ann");
  private static final Player BEN = new Player("ben", "Ben");
  private static final Player CAT = new Player("cat", "Cat");

  private static final Duration AWAIT = Duration.ofSeconds(10);
  private static final Instant RESTART = NOW.plusSeconds(100);
  private static final Instant WAIT_ENDS = RESTART.plus(AWAIT);
  private static final Instant GIVEN_UP = RESTART.plus(GRACE.waiting());

  @Test
  void aRestartTellsNobodyAnything() {
    Room before = Rooms.room(wish(2, 3, true, 0), ANN, BEN);
    Room after = restarted(before);
    assertThat(after.version()).isEqualTo(before.version());
    assertThat(after.life()).isEqualTo(before.life());
    assertThat(after.seats()).allMatch(Seat::connected);
  }

  @Test
  void anAwaitedMemberComesBackWithoutAnEvent() {
    Room before = Rooms.room(wish(2, 3, true, 0), ANN, BEN);
    Outcome.Accepted ann = accepted(restarted(before).apply(new Connect("ann"), RESTART));
    assertThat(ann.changes()).isEmpty();
    assertThat(ann.room()).isNotEqualTo(restarted(before));
    Room back = at(ann.room(), RESTART, new Connect("ben"));
    assertThat(back.seats()).isEqualTo(before.seats());
    assertThat(back.version()).isEqualTo(before.version());
  }

  @Test
  void aMemberWhoDoesNotComeBackIsDisconnectedAndThenGivenUp() {
    Room room = restarted(Rooms.room(wish(2, 3, true, 0), ANN, BEN));
    room = at(room, RESTART, new Connect("ann"));
    assertThat(room.nextDeadline()).contains(WAIT_ENDS);
    assertThat(at(room, WAIT_ENDS.minusMillis(1), new Tick())).isEqualTo(room);
    Outcome.Accepted missed = accepted(room.apply(new Tick(), WAIT_ENDS));
    assertThat(missed.changes())
        .extracting(RoomChange::event)
        .containsExactly(new ConnectionChanged("ben", false));
    assertThat(missed.room().nextDeadline()).contains(GIVEN_UP);
    assertThat(accepted(missed.room().apply(new Tick(), GIVEN_UP)).changes())
        .extracting(RoomChange::event)
        .containsExactly(new Left("ben", "Ben", Role.PLAYER, LobbyEvent.Reason.TIMEOUT));
  }

  @Test
  void aLateTickDisconnectsAndGivesUp() {
    Room room = restarted(Rooms.room(wish(2, 3, true, 0), ANN, BEN));
    room = at(room, RESTART, new Connect("ann"));
    assertThat(accepted(room.apply(new Tick(), GIVEN_UP)).changes())
        .extracting(RoomChange::event)
        .containsExactly(
            new ConnectionChanged("ben", false),
            new Left("ben", "Ben", Role.PLAYER, LobbyEvent.Reason.TIMEOUT));
  }

  @Test
  void aDisconnectEndsTheWaitWithAnEventAndTheUsualGrace() {
    Room room = restarted(Rooms.room(wish(2, 3, true, 0), ANN, BEN));
    Instant later = RESTART.plusSeconds(5);
    Outcome.Accepted gone = accepted(room.apply(new Disconnect("ben", GRACE), later));
    assertThat(gone.changes())
        .extracting(RoomChange::event)
        .containsExactly(new ConnectionChanged("ben", false));
    Seat ben = gone.room().seatOf("ben").orElseThrow();
    assertThat(ben.awaitedUntil()).isEmpty();
    assertThat(ben.givenUpAt()).contains(later.plus(GRACE.waiting()));
  }

  @Test
  void aMemberWhoWasAwayStaysAwayWithANewGrace() {
    Room room = Rooms.room(wish(2, 3, true, 0), ANN, BEN);
    room = restarted(at(room, NOW, new Disconnect("ben", GRACE)));
    Seat ben = room.seatOf("ben").orElseThrow();
    assertThat(ben.connected()).isFalse();
    assertThat(ben.givenUpAt()).contains(GIVEN_UP);
    Outcome.Accepted back = accepted(room.apply(new Connect("ben"), RESTART));
    assertThat(back.changes())
        .extracting(RoomChange::event)
        .containsExactly(new ConnectionChanged("ben", true));
  }

  @Test
  void aRestartDoesNotShortenAGrace() {
    Room alone = at(Rooms.room(wish(2, 3, true, 0), ANN), NOW, new Disconnect("ann", GRACE));
    Grace shorter = new Grace(GRACE.waiting(), GRACE.started(), Duration.ofSeconds(1));
    assertThat(alone.afterRestart(RESTART, shorter, AWAIT).nextDeadline())
        .contains(NOW.plus(GRACE.alone()));
  }

  @Test
  void aDowntimeIsNotIdleness() {
    Expiry expiry = new Expiry(Duration.ofHours(4));
    Instant late = NOW.plus(Duration.ofDays(30));
    Room room = Rooms.room(wish(2, 3, true, 0), ANN, BEN).afterRestart(late, GRACE, AWAIT);
    assertThat(at(room, late, new Tick(Optional.of(expiry)))).isEqualTo(room);
  }

  @Test
  void byAClockThatHasGoneBackAllDeadlinesKeepTheirDistanceToTheLastChange() {
    Instant past = NOW.minus(Duration.ofDays(3_000));
    Room room = Rooms.room(wish(2, 2, true, 5), ANN, BEN);
    Instant minute = NOW.plus(Duration.ofMinutes(1));
    Message later = Message.chat("later");
    room = at(room, NOW, new Command.Schedule("ann", later, new Delay(60_000, 60_000), minute));
    assertThat(room.startsAt()).contains(NOW.plusSeconds(5));
    Room restarted = room.afterRestart(past, GRACE, AWAIT);
    assertThat(restarted.activeAt()).isEqualTo(past);
    assertThat(restarted.startsAt()).contains(past.plusSeconds(5));
    assertThat(restarted.scheduled())
        .singleElement()
        .satisfies(message -> assertThat(message.at()).isEqualTo(past.plus(Duration.ofMinutes(1))));
    Room alone = at(Rooms.room(wish(2, 3, true, 0), ANN), NOW, new Disconnect("ann", GRACE));
    assertThat(alone.afterRestart(past, GRACE, AWAIT).nextDeadline())
        .contains(past.plus(GRACE.alone()));
  }

  @Test
  void aSecondRestartDuringTheWaitBeginsAnotherWait() {
    Room room = restarted(Rooms.room(wish(2, 3, true, 0), ANN, BEN));
    Instant again = RESTART.plusSeconds(5);
    assertThat(room.afterRestart(again, GRACE, AWAIT).nextDeadline()).contains(again.plus(AWAIT));
  }

  @Test
  void aMakerAloneIsAwaitedAndThenHasTheGraceOfOneAlone() {
    Room room = restarted(Rooms.room(wish(2, 3, true, 0), ANN));
    assertThat(at(room, WAIT_ENDS, new Tick()).nextDeadline())
        .contains(RESTART.plus(GRACE.alone()));
    Room joined = at(room, RESTART, sit(BEN));
    assertThat(at(joined, WAIT_ENDS, new Tick()).nextDeadline())
        .as("once another player has come")
        .contains(WAIT_ENDS.plus(GRACE.waiting()));
  }

  @Test
  void aStartedRoomIsKeptWhileMembersAreAwaited() {
    Room room = Rooms.room(wish(2, 2, true, 0), ANN, BEN);
    room = at(room, NOW, new Disconnect("ann", GRACE));
    Room restarted = room.afterRestart(RESTART, GRACE, Duration.ofHours(1));
    Instant pastTheGrace = RESTART.plus(GRACE.started());
    assertThat(at(restarted, pastTheGrace, new Tick())).isEqualTo(restarted);
    assertThat(restarted.nextDeadline()).contains(RESTART.plus(Duration.ofHours(1)));
    assertThat(accepted(restarted.apply(new Tick(), RESTART.plus(Duration.ofHours(1)))).changes())
        .extracting(RoomChange::event)
        .containsExactly(new ConnectionChanged("ben", false), new Closed());
  }

  @Test
  void aSpectatorIsAwaitedAndAnAwaitedMemberMayLeave() {
    Room room = Rooms.room(wish(2, 3, true, 0), ANN, BEN);
    Command watch = new Command.TakeSeat(CAT, Role.SPECTATOR, Optional.empty(), Rooms.HERE);
    room = restarted(at(room, NOW, watch));
    assertThat(room.memberOf("cat").orElseThrow().awaitedUntil()).contains(WAIT_ENDS);
    assertThat(at(room, RESTART, new LeaveSeat("cat")).spectators()).isEmpty();
  }

  private static Room restarted(Room room) {
    return room.afterRestart(RESTART, GRACE, AWAIT);
  }

  private static Room at(Room room, Instant now, Command command) {
    return accepted(room.apply(command, now)).room();
  }
}

package org.cometlobby.lobby.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.lobby.room.Rooms.GRACE;
import static org.cometlobby.lobby.room.Rooms.NOW;
import static org.cometlobby.lobby.room.Rooms.accepted;
import static org.cometlobby.lobby.room.Rooms.wish;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cometlobby.lobby.room.Command.Tick;
import org.junit.jupiter.api.Test;

/** The expiry of rooms in which nothing changes. */
class RoomExpiryTest {

  private static final Player ANN = new Player("ann", "Ann");
  private static final Player BEN = new Player("ben", "Ben");
  private static final Expiry EXPIRY = new Expiry(Duration.ofHours(4));
  private static final Tick TICK = new Tick(Optional.of(EXPIRY));

  @Test
  void aVisitedRoomExpiresAfterTheIdleTime() {
    expires(Rooms.room(wish(2, 3, true, 0), ANN, BEN), Duration.ofHours(4));
  }

  @Test
  void aRoomWithItsMakerAloneExpiresAfterAQuarterOfIt() {
    expires(Rooms.room(wish(2, 3, true, 0), ANN), Duration.ofHours(1));
  }

  @Test
  void aStartedRoomExpiresAfterSixTimesAsLong() {
    expires(Rooms.room(wish(2, 2, true, 0), ANN, BEN), Duration.ofHours(24));
    expires(Rooms.room(wish(1, 1, true, 0), ANN), Duration.ofHours(24));
  }

  @Test
  void eachChangeMovesTheExpiry() {
    Room room = Rooms.room(wish(2, 3, true, 0), ANN, BEN);
    Instant later = NOW.plus(Duration.ofHours(3));
    Command say = new Command.Say("ben", Message.chat("hello"));
    Room changed = accepted(room.apply(say, later)).room();
    assertThat(changed.nextDeadline(EXPIRY)).contains(later.plus(Duration.ofHours(4)));
  }

  @Test
  void anEarlierDeadlineComesFirst() {
    Room room = Rooms.room(wish(2, 3, true, 0), ANN, BEN);
    Room away = accepted(room.apply(new Command.Disconnect("ben", GRACE), NOW)).room();
    assertThat(away.nextDeadline(EXPIRY)).contains(NOW.plus(GRACE.waiting()));
  }

  @Test
  void aTickThatDoesSomethingElseExpiresNothing() {
    Room room = Rooms.room(wish(2, 3, true, 0), ANN, BEN);
    Room away = accepted(room.apply(new Command.Disconnect("ben", GRACE), NOW)).room();
    Room after = accepted(away.apply(TICK, NOW.plus(Duration.ofDays(1)))).room();
    assertThat(after.seats()).extracting(Seat::playerId).containsExactly("ann");
  }

  @Test
  void withoutAnExpiryARoomStaysAndAClosedRoomHasNone() {
    Room room = Rooms.room(wish(2, 3, true, 0), ANN);
    assertThat(accepted(room.apply(new Tick(), NOW.plus(Duration.ofDays(9)))).changes()).isEmpty();
    Room closed = accepted(room.apply(new Command.LeaveSeat("ann"), NOW)).room();
    assertThat(closed.nextDeadline(EXPIRY)).isEmpty();
  }

  private static void expires(Room room, Duration idle) {
    Instant at = NOW.plus(idle);
    assertThat(room.nextDeadline(EXPIRY)).contains(at);
    assertThat(accepted(room.apply(TICK, at.minusMillis(1))).changes()).isEmpty();
    Outcome.Accepted expired = accepted(room.apply(TICK, at));
    assertThat(expired.changes())
        .extracting(RoomChange::event)
        .containsExactly(new LobbyEvent.Closed());
    assertThat(expired.room().phase()).isEqualTo(Phase.CLOSED);
    assertThat(expired.room().members()).isEmpty();
  }
}

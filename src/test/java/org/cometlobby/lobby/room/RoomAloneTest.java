package org.cometlobby.lobby.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.lobby.room.Rooms.GRACE;
import static org.cometlobby.lobby.room.Rooms.HERE;
import static org.cometlobby.lobby.room.Rooms.NOW;
import static org.cometlobby.lobby.room.Rooms.sit;
import static org.cometlobby.lobby.room.Rooms.wish;

import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The longer grace of a maker whose room nobody else has entered. */
class RoomAloneTest {

  private static final Player ANN = new Player("ann", "Ann");
  private static final Player BEN = new Player("ben", "Ben");
  private static final Player CAT = new Player("cat", "Cat");
  private static final Arrival AWAY = new Arrival(false, GRACE);

  private static final Instant IN_A_MINUTE = NOW.plusSeconds(60);
  private static final Instant AFTER_WAITING = NOW.plus(GRACE.waiting());
  private static final Instant AFTER_ALONE = NOW.plus(GRACE.alone());

  @Test
  void aMakerWhoOpensNoStreamKeepsTheRoomForTheGraceOfOneAlone() {
    Room room = opened(AWAY);
    assertThat(room.nextDeadline()).contains(AFTER_ALONE);
    assertThat(at(room, AFTER_WAITING, new Command.Tick()).phase()).isEqualTo(Phase.WAITING);
    assertThat(at(room, AFTER_ALONE, new Command.Tick()).phase()).isEqualTo(Phase.CLOSED);
  }

  @Test
  void aMakerAloneWhoseStreamEndsKeepsTheRoomForThatGraceToo() {
    Room room = at(opened(HERE), NOW, new Command.Disconnect("ann", GRACE));
    assertThat(room.nextDeadline()).contains(AFTER_ALONE);
  }

  @Test
  void aSpectatorHasTheUsualGraceAndIsNoVisitor() {
    Room watched =
        at(opened(HERE), NOW, new Command.TakeSeat(CAT, Role.SPECTATOR, Optional.empty(), AWAY));
    assertThat(watched.nextDeadline()).contains(AFTER_WAITING);
    Room here = at(watched, NOW, new Command.Connect("cat"));
    assertThat(at(here, NOW, new Command.Disconnect("cat", GRACE)).nextDeadline())
        .contains(AFTER_WAITING);
    assertThat(at(here, NOW, new Command.Disconnect("ann", GRACE)).nextDeadline())
        .contains(AFTER_ALONE);
  }

  @Test
  void theSecondPlayerShortensTheGraceOfAMakerWhoIsAway() {
    Room room = at(opened(AWAY), IN_A_MINUTE, sit(BEN));
    assertThat(room.nextDeadline()).contains(IN_A_MINUTE.plus(GRACE.waiting()));
    Room later = at(opened(AWAY), AFTER_ALONE.minusSeconds(1), sit(BEN));
    assertThat(later.nextDeadline()).as("never longer").contains(AFTER_ALONE);
  }

  @Test
  void aQuickMatchShortensTheGraceOfTheMakerToo() {
    MatchWish wish = new MatchWish("reversi", OptionalInt.empty(), 3, JsonValue.EMPTY_JSON_OBJECT);
    Room room = at(opened(AWAY), IN_A_MINUTE, new Command.Match(BEN, wish, HERE));
    assertThat(room.nextDeadline()).contains(IN_A_MINUTE.plus(GRACE.waiting()));
  }

  @Test
  void theSecondPlayerChangesNothingForAMakerWhoIsThere() {
    assertThat(at(opened(HERE), IN_A_MINUTE, sit(BEN)).nextDeadline()).isEmpty();
  }

  @Test
  void aVisitedRoomHasTheUsualGraceThoughItsMakerIsAloneAgain() {
    Room left = at(at(opened(HERE), NOW, sit(BEN)), NOW, new Command.LeaveSeat("ben"));
    assertThat(at(left, NOW, new Command.Disconnect("ann", GRACE)).nextDeadline())
        .contains(AFTER_WAITING);
  }

  @Test
  void aStartedRoomForOneHasTheGraceOfAStartedRoom() {
    Room room = Rooms.room(wish(1, 1, true, 0), ANN);
    assertThat(room.phase()).isEqualTo(Phase.STARTED);
    assertThat(at(room, NOW, new Command.Disconnect("ann", GRACE)).nextDeadline())
        .contains(NOW.plus(GRACE.started()));
  }

  private static Room opened(Arrival arrival) {
    List<RoomChange> opening =
        Room.open("K7QX2M", Rooms.LIFE, wish(2, 3, true, 0), ANN, arrival, NOW);
    return opening.get(opening.size() - 1).room();
  }

  private static Room at(Room room, Instant now, Command command) {
    return Rooms.accepted(room.apply(command, now)).room();
  }
}

package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.cometlobby.lobby.Command.LeaveSeat;
import org.cometlobby.lobby.Command.Start;
import org.cometlobby.lobby.Command.TakeSeat;
import org.cometlobby.lobby.LobbyEvent.Closed;
import org.cometlobby.lobby.LobbyEvent.HostChanged;
import org.cometlobby.lobby.LobbyEvent.Joined;
import org.cometlobby.lobby.LobbyEvent.Left;
import org.cometlobby.lobby.LobbyEvent.Reason;
import org.cometlobby.lobby.LobbyEvent.Started;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RoomTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Player ANN = new Player("ann", "Ann");
  private static final Player BEN = new Player("ben", "Ben");
  private static final Player CAT = new Player("cat", "Cat");

  private static final Joined BEN_JOINED = new Joined(Seat.of(BEN, NOW));
  private static final Left ANN_LEFT = new Left("ann", "Ann", Reason.LEFT);
  private static final Left BEN_LEFT = new Left("ben", "Ben", Reason.LEFT);

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void doesWhatIsWanted(String rule, Room before, Command command, List<LobbyEvent> events) {
    Outcome.Accepted accepted = accepted(before.apply(command, NOW));
    assertThat(accepted.changes()).extracting(RoomChange::event).isEqualTo(events);
    assertThat(accepted.room().version()).isEqualTo(before.version() + events.size());
  }

  static Stream<Arguments> doesWhatIsWanted() {
    return Stream.of(
        row("a newcomer gets a seat", waiting(3, ANN), new TakeSeat(BEN), BEN_JOINED),
        row("who has a seat keeps it", waiting(3, ANN, BEN), new TakeSeat(BEN)),
        row("also after the start", started(2, ANN, BEN), new TakeSeat(BEN)),
        row(
            "the last seat starts the room",
            waiting(2, ANN),
            new TakeSeat(BEN),
            BEN_JOINED,
            new Started(NOW)),
        row(
            "without autoStart a full room waits for its host",
            manual(2, ANN),
            new TakeSeat(BEN),
            BEN_JOINED),
        row("a player leaves", waiting(3, ANN, BEN), new LeaveSeat("ben"), BEN_LEFT),
        row(
            "when the host leaves, who sat there longest is host",
            waiting(4, ANN, BEN, CAT),
            new LeaveSeat("ann"),
            new HostChanged("ben"),
            ANN_LEFT),
        row(
            "the last one who leaves closes the room",
            waiting(3, ANN),
            new LeaveSeat("ann"),
            ANN_LEFT,
            new Closed()),
        row("one may leave after the start", started(2, ANN, BEN), new LeaveSeat("ben"), BEN_LEFT),
        row(
            "the host starts with as many as it takes",
            waiting(3, ANN, BEN),
            new Start("ann"),
            new Started(NOW)),
        row(
            "the host starts a full room that waits",
            manual(2, ANN, BEN),
            new Start("ann"),
            new Started(NOW)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refuses(String rule, Room before, Command command, Refusal refusal) {
    assertThat(before.apply(command, NOW)).isEqualTo(new Outcome.Refused(refusal));
  }

  static Stream<Arguments> refuses() {
    return Stream.of(
        arguments("a seat beyond the last", manual(2, ANN, BEN), new TakeSeat(CAT), Refusal.FULL),
        arguments(
            "a seat after the start", started(3, ANN, BEN), new TakeSeat(CAT), Refusal.STARTED),
        arguments("a seat in a closed room", closed(), new TakeSeat(CAT), Refusal.CLOSED),
        arguments(
            "to let go who is not there",
            waiting(3, ANN),
            new LeaveSeat("ben"),
            Refusal.NOT_MEMBER),
        arguments(
            "a start by a stranger", waiting(3, ANN, BEN), new Start("cat"), Refusal.NOT_MEMBER),
        arguments("a start by a guest", waiting(3, ANN, BEN), new Start("ben"), Refusal.NOT_HOST),
        arguments("a start with too few", waiting(3, ANN), new Start("ann"), Refusal.TOO_FEW),
        arguments("a second start", started(3, ANN, BEN), new Start("ann"), Refusal.STARTED),
        arguments("to start a closed room", closed(), new Start("ann"), Refusal.CLOSED));
  }

  @Test
  void aNewRoomHasVersionOneAndItsMakerInTheFirstSeatAsHost() {
    List<RoomChange> opening = Room.open("K7QX2M", NewRoom.of("reversi", 2), ANN, NOW);
    assertThat(opening).hasSize(1);
    Room room = opening.get(0).room();
    assertThat(room.version()).isEqualTo(1);
    assertThat(room.phase()).isEqualTo(Phase.WAITING);
    assertThat(room.isHost("ann")).isTrue();
    assertThat(room.seats()).containsExactly(Seat.of(ANN, NOW));
    assertThat(room.minPlayers()).isEqualTo(2);
    assertThat(room.title()).isEqualTo("reversi");
  }

  @Test
  void aRoomForOneStartsAtOnce() {
    assertThat(Room.open("K7QX2M", NewRoom.of("patience", 1), ANN, NOW))
        .extracting(RoomChange::event)
        .containsExactly(new LobbyEvent.Created(), new Started(NOW));
  }

  @Test
  void whatCannotBeARoomIsNone() {
    Room room = waiting(3, ANN, BEN);
    assertThatThrownBy(() -> room.next(room.phase(), room.host(), List.of(Seat.of(BEN, NOW))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host");
    assertThatThrownBy(() -> Room.open("K7QX2M", NewRoom.of("go", 0), ANN, NOW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Room.open("K7QX2M", NewRoom.of("go", 1_001), ANN, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Arguments row(String rule, Room before, Command command, LobbyEvent... events) {
    return arguments(rule, before, command, List.of(events));
  }

  private static Room waiting(int seats, Player... players) {
    return room(seats, true, players);
  }

  private static Room manual(int seats, Player... players) {
    return room(seats, false, players);
  }

  private static Room started(int seats, Player... players) {
    Room full = room(seats, true, players);
    return full.phase() == Phase.STARTED
        ? full
        : accepted(full.apply(new Start(players[0].id()), NOW)).room();
  }

  private static Room closed() {
    return accepted(waiting(3, ANN).apply(new LeaveSeat("ann"), NOW)).room();
  }

  private static Room room(int seats, boolean autoStart, Player... players) {
    NewRoom wish =
        new NewRoom(
            "reversi", "", 2, seats, Visibility.PUBLIC, autoStart, JsonValue.EMPTY_JSON_OBJECT);
    Room room = Room.open("K7QX2M", wish, players[0], NOW).get(0).room();
    for (int i = 1; i < players.length; i++) {
      room = accepted(room.apply(new TakeSeat(players[i]), NOW)).room();
    }
    return room;
  }

  private static Outcome.Accepted accepted(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return (Outcome.Accepted) outcome;
  }
}

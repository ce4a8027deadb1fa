package org.cometlobby.lobby.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cometlobby.lobby.room.Rooms.GRACE;
import static org.cometlobby.lobby.room.Rooms.HERE;
import static org.cometlobby.lobby.room.Rooms.NOW;
import static org.cometlobby.lobby.room.Rooms.accepted;
import static org.cometlobby.lobby.room.Rooms.sit;
import static org.cometlobby.lobby.room.Rooms.wish;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cometlobby.lobby.room.Command.Connect;
import org.cometlobby.lobby.room.Command.Disconnect;
import org.cometlobby.lobby.room.Command.Kick;
import org.cometlobby.lobby.room.Command.LeaveSeat;
import org.cometlobby.lobby.room.Command.Match;
import org.cometlobby.lobby.room.Command.Say;
import org.cometlobby.lobby.room.Command.Schedule;
import org.cometlobby.lobby.room.Command.SetMetadata;
import org.cometlobby.lobby.room.Command.SetReady;
import org.cometlobby.lobby.room.Command.Start;
import org.cometlobby.lobby.room.Command.TakeSeat;
import org.cometlobby.lobby.room.Command.Tick;
import org.cometlobby.lobby.room.Command.TransferHost;
import org.cometlobby.lobby.room.LobbyEvent.Closed;
import org.cometlobby.lobby.room.LobbyEvent.ConnectionChanged;
import org.cometlobby.lobby.room.LobbyEvent.CountdownCancelled;
import org.cometlobby.lobby.room.LobbyEvent.CountdownStarted;
import org.cometlobby.lobby.room.LobbyEvent.HostChanged;
import org.cometlobby.lobby.room.LobbyEvent.Joined;
import org.cometlobby.lobby.room.LobbyEvent.Left;
import org.cometlobby.lobby.room.LobbyEvent.MessageScheduled;
import org.cometlobby.lobby.room.LobbyEvent.MetadataChanged;
import org.cometlobby.lobby.room.LobbyEvent.ReadyChanged;
import org.cometlobby.lobby.room.LobbyEvent.Reason;
import org.cometlobby.lobby.room.LobbyEvent.Said;
import org.cometlobby.lobby.room.LobbyEvent.Started;
import org.cometlobby.lobby.room.LobbyEvent.TeamChanged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RoomTest {

  private static final Player ANN = new Player("ann", "Ann");
  private static final Player BEN = new Player("ben", "Ben");
  private static final Player CAT = new Player("cat", "Cat");
  private static final Player DAN = new Player("dan", "Dan");

  private static final Instant IN_FIVE = NOW.plusSeconds(5);
  private static final Instant GIVEN_UP = NOW.plusSeconds(30);

  private static final Joined BEN_JOINED = joined(BEN, 2);
  private static final Left ANN_LEFT = left(ANN, Role.PLAYER, Reason.LEFT);
  private static final Left BEN_LEFT = left(BEN, Role.PLAYER, Reason.LEFT);

  @ParameterizedTest(name = "{0}")
  @MethodSource({"comingAndGoing", "starting", "beingThere", "theHost", "talking", "matching"})
  void aRoomAcceptsTheCommandWithItsEvents(
      String rule, Room before, Command command, Instant now, List<LobbyEvent> events) {
    Outcome.Accepted accepted = accepted(before.apply(command, now));
    assertThat(accepted.changes()).extracting(RoomChange::event).isEqualTo(events);
    assertThat(accepted.changes())
        .extracting(RoomChange::number)
        .isEqualTo(
            IntStream.rangeClosed(1, events.size()).mapToObj(i -> before.version() + i).toList());
    assertThat(accepted.room())
        .isEqualTo(events.isEmpty() ? before : accepted.changes().get(events.size() - 1).room());
  }

  static Stream<Arguments> comingAndGoing() {
    return Stream.of(
        row("a newcomer gets a seat", waiting(3, ANN), sit(BEN), BEN_JOINED),
        row("a seated player keeps the seat", waiting(3, ANN, BEN), sit(BEN)),
        row("a seated player keeps the seat after the start", started(2, ANN, BEN), sit(BEN)),
        row(
            "a newcomer gets a seat in a team",
            waiting(3, ANN),
            new TakeSeat(BEN, Role.PLAYER, Optional.of("red"), HERE),
            new Joined(Seat.of(BEN, 2, Optional.of("red"), NOW, Optional.empty()), Role.PLAYER)),
        row(
            "a seated player may change the team",
            waiting(3, ANN, BEN),
            inTeam(BEN, "red"),
            new TeamChanged("ben", Optional.of("red"))),
        row(
            "a player who chooses the same team changes nothing",
            after(waiting(3, ANN, BEN), inTeam(BEN, "red")),
            inTeam(BEN, "red")),
        row("after the start a player keeps the team", started(2, ANN, BEN), inTeam(BEN, "red")),
        row("a spectator may join a full room", manual(2, ANN, BEN), watch(CAT), watching(CAT)),
        row(
            "a spectator may join after the start",
            started(2, ANN, BEN),
            watch(CAT),
            watching(CAT)),
        row("a spectator who joins again changes nothing", watched(3, ANN, CAT), watch(CAT)),
        row(
            "a spectator of a crowded room who joins again changes nothing",
            crowded(),
            watch(new Player("s0", "S"))),
        row("a seated player who asks to watch keeps the seat", waiting(3, ANN, BEN), watch(BEN)),
        row("a spectator may take a seat", watched(3, ANN, CAT), sit(CAT), joined(CAT, 2)),
        row(
            "a spectator leaves, and nothing else changes",
            watched(3, ANN, CAT),
            new LeaveSeat("cat"),
            left(CAT, Role.SPECTATOR, Reason.LEFT)),
        row("a player leaves", waiting(3, ANN, BEN), new LeaveSeat("ben"), BEN_LEFT),
        row(
            "when the host leaves, the player with the longest-held seat becomes host",
            waiting(4, ANN, BEN, CAT),
            new LeaveSeat("ann"),
            new HostChanged("ben"),
            ANN_LEFT),
        row(
            "the last player to leave closes the room",
            waiting(3, ANN),
            new LeaveSeat("ann"),
            ANN_LEFT,
            new Closed()),
        row(
            "the last player to leave closes the room despite a spectator",
            watched(3, ANN, CAT),
            new LeaveSeat("ann"),
            ANN_LEFT,
            new Closed()),
        row(
            "a player may leave after the start",
            started(2, ANN, BEN),
            new LeaveSeat("ben"),
            BEN_LEFT));
  }

  static Stream<Arguments> starting() {
    Room counting = counting(2, ANN, BEN);
    return Stream.of(
        row("a full room starts", waiting(2, ANN), sit(BEN), BEN_JOINED, new Started(NOW)),
        row(
            "a full room with a countdown starts the countdown",
            room(wish(2, 2, true, 5), ANN),
            sit(BEN),
            BEN_JOINED,
            new CountdownStarted(IN_FIVE)),
        row(
            "without autoStart a full room waits for its host",
            manual(2, ANN),
            sit(BEN),
            BEN_JOINED),
        row(
            "a player becomes ready",
            waiting(3, ANN, BEN),
            new SetReady("ben", true),
            new ReadyChanged("ben", true)),
        row(
            "when the last of enough players becomes ready, the room starts",
            ready(3, ANN, BEN),
            new SetReady("ann", true),
            new ReadyChanged("ann", true),
            new Started(NOW)),
        row(
            "too few ready players start nothing",
            waiting(3, ANN),
            new SetReady("ann", true),
            new ReadyChanged("ann", true)),
        row(
            "without autoStart ready players start nothing",
            after(manual(3, ANN, BEN), new SetReady("ben", true)),
            new SetReady("ann", true),
            new ReadyChanged("ann", true)),
        row(
            "a ready player who repeats ready changes nothing",
            ready(3, ANN, BEN),
            new SetReady("ben", true)),
        row(
            "when the only player who is not ready leaves, the room starts",
            ready(4, ANN, BEN, CAT),
            new LeaveSeat("ann"),
            new HostChanged("ben"),
            ANN_LEFT,
            new Started(NOW)),
        row(
            "a ready player who becomes unready cancels the countdown",
            after(counting(3, 2, ANN, BEN), new SetReady("ben", true)),
            new SetReady("ben", false),
            new ReadyChanged("ben", false),
            new CountdownCancelled()),
        row(
            "a countdown goes on when all become ready",
            after(counting, new SetReady("ann", true)),
            new SetReady("ben", true),
            new ReadyChanged("ben", true)),
        row(
            "a player who was never ready cancels the countdown, too",
            counting,
            new SetReady("ben", false),
            new CountdownCancelled()),
        row(
            "a player who leaves cancels the countdown",
            counting,
            new LeaveSeat("ben"),
            BEN_LEFT,
            new CountdownCancelled()),
        row(
            "a spectator who leaves does not cancel the countdown",
            after(counting, watch(CAT)),
            new LeaveSeat("cat"),
            left(CAT, Role.SPECTATOR, Reason.LEFT)),
        row(
            "a newcomer does not cancel the countdown",
            counting(3, 2, ANN, BEN),
            sit(CAT),
            joined(CAT, 3)),
        row(
            "a player who repeats ready restarts a cancelled countdown",
            after(
                counting(3, 2, ANN, BEN, CAT),
                new SetReady("ann", true),
                new SetReady("ben", true),
                new LeaveSeat("cat")),
            new SetReady("ben", true),
            new CountdownStarted(IN_FIVE)),
        rowAt(
            "when the countdown ends, the room starts",
            counting,
            new Tick(),
            IN_FIVE,
            new Started(IN_FIVE)),
        rowAt(
            "a late tick starts the room at the time of the tick",
            counting,
            new Tick(),
            IN_FIVE.plusSeconds(9),
            new Started(IN_FIVE.plusSeconds(9))),
        rowAt("a tick before the end of the countdown changes nothing", counting, new Tick(), NOW),
        rowAt(
            "a second tick changes nothing",
            accepted(counting.apply(new Tick(), IN_FIVE)).room(),
            new Tick(),
            IN_FIVE),
        row(
            "the host may start with enough players",
            waiting(3, ANN, BEN),
            new Start("ann"),
            new Started(NOW)),
        row(
            "the host starts a full room without autoStart",
            manual(2, ANN, BEN),
            new Start("ann"),
            new Started(NOW)),
        row(
            "the host starts a countdown",
            room(wish(2, 3, false, 5), ANN, BEN),
            new Start("ann"),
            new CountdownStarted(IN_FIVE)),
        row("a start during the countdown changes nothing", counting, new Start("ann")));
  }

  static Stream<Arguments> beingThere() {
    return Stream.of(
        row(
            "a player without an open stream is disconnected",
            waiting(3, ANN, BEN),
            new Disconnect("ben", GRACE),
            new ConnectionChanged("ben", false)),
        row(
            "a second disconnect does not extend the grace",
            away(waiting(3, ANN, BEN), "ben"),
            new Disconnect("ben", GRACE)),
        row(
            "a player who comes back within the grace is connected",
            away(waiting(3, ANN, BEN), "ben"),
            new Connect("ben"),
            new ConnectionChanged("ben", true)),
        row(
            "a connect of a connected player changes nothing",
            waiting(3, ANN, BEN),
            new Connect("ben")),
        row("a connect of a stranger changes nothing", waiting(3, ANN), new Connect("ben")),
        row(
            "a disconnect of a stranger changes nothing",
            waiting(3, ANN),
            new Disconnect("ben", GRACE)),
        row(
            "a spectator may be disconnected, too",
            watched(3, ANN, CAT),
            new Disconnect("cat", GRACE),
            new ConnectionChanged("cat", false)),
        rowAt(
            "after the grace the seat is free",
            away(waiting(3, ANN, BEN), "ben"),
            new Tick(),
            GIVEN_UP,
            left(BEN, Role.PLAYER, Reason.TIMEOUT)),
        rowAt(
            "within the grace the seat is kept",
            away(waiting(3, ANN, BEN), "ben"),
            new Tick(),
            GIVEN_UP.minusMillis(1)),
        rowAt(
            "after the grace a spectator is gone",
            away(watched(3, ANN, CAT), "cat"),
            new Tick(),
            GIVEN_UP,
            left(CAT, Role.SPECTATOR, Reason.TIMEOUT)),
        rowAt(
            "when a host's grace ends, another player becomes host",
            away(waiting(3, ANN, BEN), "ann"),
            new Tick(),
            GIVEN_UP,
            new HostChanged("ben"),
            left(ANN, Role.PLAYER, Reason.TIMEOUT)),
        rowAt(
            "when a player's grace ends, the countdown is cancelled",
            away(room(wish(2, 2, true, 60), ANN, BEN), "ben"),
            new Tick(),
            GIVEN_UP,
            left(BEN, Role.PLAYER, Reason.TIMEOUT),
            new CountdownCancelled()),
        rowAt(
            "a countdown that ends with a player's grace is cancelled once",
            away(room(wish(2, 2, true, 30), ANN, BEN), "ben"),
            new Tick(),
            GIVEN_UP,
            new CountdownCancelled(),
            left(BEN, Role.PLAYER, Reason.TIMEOUT)),
        rowAt(
            "when the grace of all players ends, the room closes",
            away(waiting(3, ANN, BEN), "ann", "ben"),
            new Tick(),
            GIVEN_UP,
            new HostChanged("ben"),
            left(ANN, Role.PLAYER, Reason.TIMEOUT),
            left(BEN, Role.PLAYER, Reason.TIMEOUT),
            new Closed()),
        rowAt(
            "a disconnected spectator does not keep the room open",
            away(watched(3, ANN, CAT), "ann", "cat"),
            new Tick(),
            NOW.plus(GRACE.alone()),
            left(ANN, Role.PLAYER, Reason.TIMEOUT),
            new Closed()),
        rowAt(
            "after the start a seat is kept, because its player is in the game",
            away(started(2, ANN, BEN), "ben"),
            new Tick(),
            NOW.plus(Duration.ofDays(1))),
        rowAt(
            "after the start a room closes when no member was connected for the grace",
            away(started(2, ANN, BEN), "ann", "ben"),
            new Tick(),
            NOW.plus(Duration.ofMinutes(10)),
            new Closed()),
        rowAt(
            "before the end of that grace the room stays open",
            away(started(2, ANN, BEN), "ann", "ben"),
            new Tick(),
            NOW.plus(Duration.ofMinutes(10)).minusMillis(1)),
        rowAt(
            "the grace of a started room begins with the last disconnect",
            at(
                away(started(2, ANN, BEN), "ann"),
                NOW.plusSeconds(60),
                new Disconnect("ben", GRACE)),
            new Tick(),
            NOW.plus(Duration.ofMinutes(10))),
        rowAt(
            "a connected spectator keeps a started room open",
            away(after(started(2, ANN, BEN), watch(CAT)), "ann", "ben"),
            new Tick(),
            NOW.plus(Duration.ofMinutes(10))));
  }

  static Stream<Arguments> theHost() {
    return Stream.of(
        row(
            "the host makes another player host",
            waiting(3, ANN, BEN),
            new TransferHost("ann", "ben"),
            new HostChanged("ben")),
        row(
            "a host who makes itself host changes nothing",
            waiting(3, ANN, BEN),
            new TransferHost("ann", "ann")),
        row(
            "the host kicks a player",
            waiting(3, ANN, BEN),
            new Kick("ann", "ben", false),
            left(BEN, Role.PLAYER, Reason.KICKED)),
        row(
            "a kicked player may come back",
            after(waiting(3, ANN, BEN), new Kick("ann", "ben", false)),
            sit(BEN),
            BEN_JOINED),
        row(
            "the host bans a player",
            waiting(3, ANN, BEN),
            new Kick("ann", "ben", true),
            left(BEN, Role.PLAYER, Reason.BANNED)),
        row(
            "the host kicks a spectator",
            watched(3, ANN, CAT),
            new Kick("ann", "cat", false),
            left(CAT, Role.SPECTATOR, Reason.KICKED)),
        row(
            "a kick cancels the countdown",
            counting(2, ANN, BEN),
            new Kick("ann", "ben", false),
            left(BEN, Role.PLAYER, Reason.KICKED),
            new CountdownCancelled()),
        row(
            "the host changes the metadata",
            waiting(3, ANN),
            new SetMetadata("ann", json("map", "moon")),
            new MetadataChanged()),
        row(
            "equal metadata change nothing",
            waiting(3, ANN),
            new SetMetadata("ann", JsonValue.EMPTY_JSON_OBJECT)));
  }

  static Stream<Arguments> talking() {
    Message hello = Message.chat(" hello ");
    Message move = Message.ofGame("move", json("to", "e4"));
    return Stream.of(
        row(
            "a player sends a message",
            waiting(3, ANN, BEN),
            new Say("ben", hello),
            new Said("ben", "Ben", Role.PLAYER, hello, OptionalLong.empty())),
        row(
            "a spectator sends a message",
            watched(3, ANN, CAT),
            new Say("cat", hello),
            new Said("cat", "Cat", Role.SPECTATOR, hello, OptionalLong.empty())),
        row(
            "a game sends its own message after the start",
            started(2, ANN, BEN),
            new Say("ben", move),
            new Said("ben", "Ben", Role.PLAYER, move, OptionalLong.empty())),
        row(
            "a scheduled message is announced",
            started(2, ANN, BEN),
            later("ben", move, 5),
            new MessageScheduled("ben", "Ben", Role.PLAYER, "move", new Delay(0, 60_000))),
        rowAt(
            "a scheduled message is sent at its moment",
            after(started(2, ANN, BEN), later("ben", move, 5)),
            new Tick(),
            IN_FIVE,
            new Said("ben", "Ben", Role.PLAYER, move, OptionalLong.of(4))),
        rowAt(
            "no scheduled message is sent before its moment",
            after(started(2, ANN, BEN), later("ben", move, 5)),
            new Tick(),
            IN_FIVE.minusMillis(1)),
        rowAt(
            "a scheduled message is sent once",
            at(after(started(2, ANN, BEN), later("ben", move, 5)), IN_FIVE, new Tick()),
            new Tick(),
            IN_FIVE),
        rowAt(
            "a scheduled message is sent though its sender has left",
            after(started(2, ANN, BEN), later("ben", move, 5), new LeaveSeat("ben")),
            new Tick(),
            IN_FIVE,
            new Said("ben", "Ben", Role.PLAYER, move, OptionalLong.of(4))),
        rowAt(
            "scheduled messages are sent in the order of their moments",
            after(started(2, ANN, BEN), later("ben", move, 5), later("ann", hello, 4)),
            new Tick(),
            IN_FIVE,
            new Said("ann", "Ann", Role.PLAYER, hello, OptionalLong.of(5)),
            new Said("ben", "Ben", Role.PLAYER, move, OptionalLong.of(4))),
        rowAt(
            "the start comes before a message of the same moment",
            after(counting(2, ANN, BEN), later("ben", move, 5)),
            new Tick(),
            IN_FIVE,
            new Started(IN_FIVE),
            new Said("ben", "Ben", Role.PLAYER, move, OptionalLong.of(4))),
        rowAt(
            "a message does not close an abandoned room early",
            after(away(started(2, ANN, BEN), "ann", "ben"), later("ben", move, 5)),
            new Tick(),
            IN_FIVE,
            new Said("ben", "Ben", Role.PLAYER, move, OptionalLong.of(6))));
  }

  private static Schedule later(String playerId, Message message, int seconds) {
    return new Schedule(playerId, message, new Delay(0, 60_000), NOW.plusSeconds(seconds));
  }

  private static Room at(Room room, Instant now, Command command) {
    return accepted(room.apply(command, now)).room();
  }

  @Test
  void aScheduledMessageIsADeadline() {
    Room room = after(started(2, ANN, BEN), later("ben", Message.chat("hello"), 5));
    assertThat(room.nextDeadline()).contains(IN_FIVE);
    assertThat(at(room, IN_FIVE, new Tick()).nextDeadline()).isEmpty();
  }

  static Stream<Arguments> matching() {
    Room novices = after(waiting(3, ANN), match(BEN, "reversi", 3, json("level", "novice")));
    return Stream.of(
        row(
            "a match takes a seat in a room that fits",
            waiting(3, ANN),
            match(BEN, "reversi", 3, JsonValue.EMPTY_JSON_OBJECT),
            BEN_JOINED),
        row(
            "a match that takes the last seat starts the room",
            waiting(2, ANN),
            match(BEN, "reversi", 2, JsonValue.EMPTY_JSON_OBJECT),
            BEN_JOINED,
            new Started(NOW)),
        row(
            "a match by a player of the room changes nothing",
            waiting(3, ANN, BEN),
            match(BEN, "reversi", 3, JsonValue.EMPTY_JSON_OBJECT)),
        row(
            "equal attributes fit",
            novices,
            match(CAT, "reversi", 3, json("level", "novice")),
            matched(CAT, 3, json("level", "novice")),
            new Started(NOW)),
        row("the same minPlayers fits", waiting(3, ANN), match(BEN, 2), BEN_JOINED),
        row(
            "an attribute that only one wish names fits",
            novices,
            match(CAT, "reversi", 3, json("region", "asia")),
            matched(CAT, 3, json("region", "asia")),
            new Started(NOW)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void aRoomRefusesTheCommand(String rule, Room before, Command command, Refusal refusal) {
    assertThat(before.apply(command, NOW)).isEqualTo(new Outcome.Refused(refusal));
  }

  static Stream<Arguments> aRoomRefusesTheCommand() {
    Room banned = after(waiting(3, ANN, BEN), new Kick("ann", "ben", true));
    Room novices = after(waiting(3, ANN), match(BEN, "reversi", 3, json("level", "novice")));
    JsonObject anything = JsonValue.EMPTY_JSON_OBJECT;
    return Stream.of(
        arguments("a seat in a full room", manual(2, ANN, BEN), sit(CAT), Refusal.FULL),
        arguments("a seat after the start", started(3, ANN, BEN), sit(CAT), Refusal.STARTED),
        arguments("a seat in a closed room", closed(), sit(CAT), Refusal.CLOSED),
        arguments("a seat for a banned player", banned, sit(BEN), Refusal.BANNED),
        arguments("a spectator's place for a banned player", banned, watch(BEN), Refusal.BANNED),
        arguments("more spectators than a room may have", crowded(), watch(CAT), Refusal.FULL),
        arguments(
            "more spectators than the operator allows",
            watched(3, ANN, CAT),
            new TakeSeat(DAN, Role.SPECTATOR, Optional.empty(), HERE, 1),
            Refusal.FULL),
        arguments(
            "a leave by a stranger", waiting(3, ANN), new LeaveSeat("ben"), Refusal.NOT_MEMBER),
        arguments(
            "a start by a stranger", waiting(3, ANN, BEN), new Start("cat"), Refusal.NOT_MEMBER),
        arguments(
            "a start by a spectator",
            watched(1, 3, ANN, CAT),
            new Start("cat"),
            Refusal.NOT_MEMBER),
        arguments("a start by a guest", waiting(3, ANN, BEN), new Start("ben"), Refusal.NOT_HOST),
        arguments(
            "a start with too few players", waiting(3, ANN), new Start("ann"), Refusal.TOO_FEW),
        arguments("a second start", started(3, ANN, BEN), new Start("ann"), Refusal.STARTED),
        arguments("a start of a closed room", closed(), new Start("ann"), Refusal.CLOSED),
        arguments(
            "readiness of a spectator",
            watched(3, ANN, CAT),
            new SetReady("cat", true),
            Refusal.NOT_MEMBER),
        arguments(
            "readiness after the start",
            started(2, ANN, BEN),
            new SetReady("ben", true),
            Refusal.STARTED),
        arguments(
            "a kick by a guest",
            waiting(3, ANN, BEN, CAT),
            new Kick("ben", "cat", false),
            Refusal.NOT_HOST),
        arguments(
            "a kick of a stranger",
            waiting(3, ANN),
            new Kick("ann", "cat", true),
            Refusal.NO_SUCH_PLAYER),
        arguments(
            "a host's kick of itself",
            waiting(3, ANN, BEN),
            new Kick("ann", "ann", true),
            Refusal.YOURSELF),
        arguments(
            "a transfer of the host by a guest",
            waiting(3, ANN, BEN),
            new TransferHost("ben", "ben"),
            Refusal.NOT_HOST),
        arguments(
            "a transfer of the host to a spectator",
            watched(3, ANN, CAT),
            new TransferHost("ann", "cat"),
            Refusal.NO_SUCH_PLAYER),
        arguments(
            "metadata from a guest",
            waiting(3, ANN, BEN),
            new SetMetadata("ben", json("map", "moon")),
            Refusal.NOT_HOST),
        arguments(
            "a message from a stranger",
            waiting(3, ANN),
            new Say("cat", Message.chat("hello")),
            Refusal.NOT_MEMBER),
        arguments(
            "a scheduled message from a stranger",
            waiting(3, ANN),
            later("cat", Message.chat("hello"), 5),
            Refusal.NOT_MEMBER),
        arguments(
            "a match of another game",
            waiting(3, ANN),
            match(BEN, "chess", 3, anything),
            Refusal.NO_MATCH),
        arguments(
            "a match of another size",
            waiting(3, ANN),
            match(BEN, "reversi", 4, anything),
            Refusal.NO_MATCH),
        arguments(
            "a match with another minPlayers", waiting(3, ANN), match(BEN, 3), Refusal.NO_MATCH),
        arguments(
            "a match in an unlisted room",
            room(unlisted(3), ANN),
            match(BEN, "reversi", 3, anything),
            Refusal.NO_MATCH),
        arguments(
            "a match with another attribute",
            novices,
            match(CAT, "reversi", 3, json("level", "master")),
            Refusal.NO_MATCH),
        arguments(
            "a match for a banned player",
            banned,
            match(BEN, "reversi", 3, anything),
            Refusal.NO_MATCH),
        arguments(
            "a match in a room without autoStart",
            manual(3, ANN),
            match(BEN, "reversi", 3, anything),
            Refusal.NO_MATCH),
        arguments(
            "a match by a player of a room that has started",
            started(3, ANN, BEN),
            match(BEN, "reversi", 3, anything),
            Refusal.STARTED),
        arguments(
            "a match in a room that has started",
            started(3, ANN, BEN),
            match(CAT, "reversi", 3, anything),
            Refusal.STARTED));
  }

  @Test
  void aNewRoomHasVersionOneAndItsMakerInTheFirstSeatAsHost() {
    List<RoomChange> opening = Rooms.opening("K7QX2M", NewRoom.of("reversi", 2), ANN);
    assertThat(opening).hasSize(1);
    Room room = opening.get(0).room();
    assertThat(room.version()).isEqualTo(1);
    assertThat(room.phase()).isEqualTo(Phase.WAITING);
    assertThat(room.isHost("ann")).isTrue();
    assertThat(room.seats()).containsExactly(seat(ANN, 1));
    assertThat(room.minPlayers()).isEqualTo(2);
    assertThat(room.title()).isEqualTo("reversi");
  }

  @Test
  void aRoomForOneStartsAtOnce() {
    assertThat(Rooms.opening("K7QX2M", NewRoom.of("patience", 1), ANN))
        .extracting(RoomChange::event)
        .containsExactly(new LobbyEvent.Created(), new Started(NOW));
  }

  @Test
  void aSeatKeepsItsNumberAndTheLowestFreeNumberIsTakenNext() {
    Room room = after(waiting(4, ANN, BEN, CAT), new LeaveSeat("ann"));
    assertThat(room.seats()).extracting(Seat::number).containsExactly(2, 3);
    assertThat(after(room, sit(DAN)).seats()).extracting(Seat::number).containsExactly(2, 3, 1);
  }

  @Test
  void aSpectatorWhoTakesASeatIsNoLongerASpectator() {
    Room room = after(watched(3, ANN, CAT), sit(CAT));
    assertThat(room.spectators()).isEmpty();
    assertThat(room.seats()).extracting(Seat::playerId).containsExactly("ann", "cat");
  }

  @Test
  void aWishHasToFitTheWishOfEachSeat() {
    Room room =
        after(
            waiting(4, ANN),
            match(BEN, "reversi", 4, json("level", "novice")),
            match(CAT, "reversi", 4, json("region", "asia")));
    assertThat(room.apply(match(DAN, "reversi", 4, json("level", "master")), NOW))
        .isEqualTo(new Outcome.Refused(Refusal.NO_MATCH));
    assertThat(room.apply(match(DAN, "reversi", 4, json("region", "europe")), NOW))
        .isEqualTo(new Outcome.Refused(Refusal.NO_MATCH));
    after(room, match(DAN, "reversi", 4, json("region", "asia")));
  }

  @Test
  void theWishOfTheMakerIsThatOfTheFirstSeat() {
    MatchWish novice = new MatchWish("reversi", OptionalInt.empty(), 3, json("level", "novice"));
    Room room = room(NewRoom.of(novice), ANN);
    assertThat(room.seats())
        .extracting(Seat::wish)
        .containsExactly(JsonText.of(json("level", "novice")));
    assertThat(room.apply(match(BEN, "reversi", 3, json("level", "master")), NOW))
        .isEqualTo(new Outcome.Refused(Refusal.NO_MATCH));
  }

  @Test
  void aWishGoesWithItsPlayer() {
    Room before = waiting(4, ANN);
    Room left =
        after(
            before,
            match(BEN, "reversi", 4, json("level", "novice")),
            new LeaveSeat("ben"),
            match(BEN, "reversi", 4, json("region", "asia")),
            new LeaveSeat("ben"));
    assertThat(left.seats()).isEqualTo(before.seats());
    after(left, match(CAT, "reversi", 4, json("level", "master")));
  }

  @Test
  void theOldestOfTooManyBansIsLifted() {
    Room room = waiting(3, ANN);
    for (int i = 0; i <= Room.MAX_BANNED; i++) {
      Player player = new Player("b" + i, "B");
      room = after(room, sit(player), new Kick("ann", player.id(), true));
    }
    assertThat(room.banned()).hasSize(Room.MAX_BANNED).startsWith("b1").endsWith("b1000");
  }

  @Test
  void aRoomIsActiveWithEachEventButNotWithARepetition() {
    Room room = waiting(3, ANN, BEN);
    assertThat(room.activeAt()).isEqualTo(NOW);
    assertThat(at(room, IN_FIVE, new Say("ben", Message.chat("hello"))).activeAt())
        .isEqualTo(IN_FIVE);
    assertThat(at(room, IN_FIVE, new Connect("ben")).activeAt()).isEqualTo(NOW);
  }

  @Test
  void aRoomIsVisitedOnceAnotherPlayerHasASeat() {
    assertThat(waiting(3, ANN).visited()).isFalse();
    assertThat(watched(3, ANN, CAT).visited()).isFalse();
    assertThat(waiting(3, ANN, BEN).visited()).isTrue();
    assertThat(after(waiting(3, ANN, BEN), new LeaveSeat("ben")).visited()).isTrue();
  }

  @Test
  void aRoomIsOpenUntilItStartsWhileASeatIsFree() {
    assertThat(waiting(3, ANN).isOpen()).isTrue();
    assertThat(counting(3, 2, ANN, BEN).isOpen()).isTrue();
    assertThat(manual(2, ANN, BEN).isOpen()).isFalse();
    assertThat(started(3, ANN, BEN).isOpen()).isFalse();
    assertThat(closed().isOpen()).isFalse();
  }

  @Test
  void theTimeOfTheStartIsKnownDuringTheCountdownAndAfterTheStart() {
    Room counting = counting(2, ANN, BEN);
    assertThat(counting.startsAt()).contains(IN_FIVE);
    Room cancelled = after(counting, new LeaveSeat("ben"));
    assertThat(cancelled.phase()).isEqualTo(Phase.WAITING);
    assertThat(cancelled.startsAt()).isEmpty();
    Instant late = IN_FIVE.plusSeconds(9);
    assertThat(at(counting, late, new Tick()).startsAt()).contains(late);
  }

  @Test
  void theNextDeadlineIsTheEarliestThingDue() {
    assertThat(waiting(3, ANN).nextDeadline()).isEmpty();
    assertThat(counting(2, ANN, BEN).nextDeadline()).contains(IN_FIVE);
    assertThat(away(waiting(3, ANN, BEN), "ben").nextDeadline()).contains(GIVEN_UP);
    assertThat(away(counting(2, ANN, BEN), "ben").nextDeadline()).contains(IN_FIVE);
    assertThat(away(started(2, ANN, BEN), "ben").nextDeadline()).isEmpty();
    assertThat(away(started(2, ANN, BEN), "ann", "ben").nextDeadline())
        .contains(NOW.plus(GRACE.started()));
    assertThat(closed().nextDeadline()).isEmpty();
  }

  @Test
  void anInvalidRoomIsRejected() {
    Room room = waiting(3, ANN, BEN);
    assertThatThrownBy(() -> room.next().remove("ann").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host");
    assertThatThrownBy(() -> Rooms.opening("K7QX2M", NewRoom.of("go", 0), ANN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Rooms.opening("K7QX2M", NewRoom.of("go", 1_001), ANN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Arguments row(String rule, Room before, Command command, LobbyEvent... events) {
    return rowAt(rule, before, command, NOW, events);
  }

  private static Arguments rowAt(
      String rule, Room before, Command command, Instant now, LobbyEvent... events) {
    return arguments(rule, before, command, now, List.of(events));
  }

  private static Room waiting(int seats, Player... players) {
    return room(wish(2, seats, true, 0), players);
  }

  private static Room manual(int seats, Player... players) {
    return room(wish(2, seats, false, 0), players);
  }

  /** All players but the first are ready. */
  private static Room ready(int seats, Player... players) {
    Room room = waiting(seats, players);
    for (int i = 1; i < players.length; i++) {
      room = after(room, new SetReady(players[i].id(), true));
    }
    return room;
  }

  private static Room counting(int seats, Player... players) {
    return counting(seats, seats, players);
  }

  /** The host has started the countdown, unless the room was full. */
  private static Room counting(int seats, int least, Player... players) {
    Room room = room(wish(least, seats, true, 5), players);
    return room.phase() == Phase.COUNTDOWN ? room : after(room, new Start(players[0].id()));
  }

  private static Room watched(int seats, Player player, Player spectator) {
    return watched(2, seats, player, spectator);
  }

  private static Room watched(int least, int seats, Player player, Player spectator) {
    return after(room(wish(least, seats, true, 0), player), watch(spectator));
  }

  private static Room crowded() {
    Room room = waiting(3, ANN);
    for (int i = 0; i < Room.MAX_SPECTATORS; i++) {
      room = after(room, watch(new Player("s" + i, "S")));
    }
    return room;
  }

  private static Room started(int seats, Player... players) {
    Room full = waiting(seats, players);
    return full.phase() == Phase.STARTED ? full : after(full, new Start(players[0].id()));
  }

  private static Room closed() {
    return after(waiting(3, ANN), new LeaveSeat("ann"));
  }

  private static Room away(Room room, String... playerIds) {
    Room result = room;
    for (String playerId : playerIds) {
      result = after(result, new Disconnect(playerId, GRACE));
    }
    return result;
  }

  private static Room room(NewRoom wish, Player... players) {
    return Rooms.room(wish, players[0], Arrays.copyOfRange(players, 1, players.length));
  }

  private static Room after(Room room, Command... commands) {
    Room result = room;
    for (Command command : commands) {
      result = accepted(result.apply(command, NOW)).room();
    }
    return result;
  }

  private static Command watch(Player player) {
    return new TakeSeat(player, Role.SPECTATOR, Optional.empty(), HERE);
  }

  private static Command inTeam(Player player, String team) {
    return new TakeSeat(player, Role.PLAYER, Optional.of(team), HERE);
  }

  private static Command match(Player player, String game, int seats, JsonObject attributes) {
    MatchWish wish = new MatchWish(game, OptionalInt.empty(), seats, attributes);
    return new Match(player, wish, HERE);
  }

  private static Command match(Player player, int least) {
    MatchWish wish =
        new MatchWish("reversi", OptionalInt.of(least), 3, JsonValue.EMPTY_JSON_OBJECT);
    return new Match(player, wish, HERE);
  }

  private static NewRoom unlisted(int seats) {
    return new NewRoom(
        "reversi",
        "",
        2,
        seats,
        Visibility.UNLISTED,
        true,
        0,
        SpectatorsMay.CHAT,
        JsonValue.EMPTY_JSON_OBJECT,
        JsonValue.EMPTY_JSON_OBJECT);
  }

  private static JsonObject json(String name, String value) {
    return Json.createObjectBuilder().add(name, value).build();
  }

  private static Seat seat(Player player, int number) {
    return Seat.of(player, number, Optional.empty(), NOW, Optional.empty());
  }

  private static Joined joined(Player player, int number) {
    return new Joined(seat(player, number), Role.PLAYER);
  }

  private static Joined matched(Player player, int number, JsonObject wish) {
    return new Joined(seat(player, number).withWish(JsonText.of(wish)), Role.PLAYER);
  }

  private static Joined watching(Player player) {
    return new Joined(seat(player, 0), Role.SPECTATOR);
  }

  private static Left left(Player player, Role role, Reason reason) {
    return new Left(player.id(), player.name(), role, reason);
  }
}

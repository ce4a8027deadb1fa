package org.cometlobby.lobby.room;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Invariants of a room under random sequences of commands. */
// Without edge cases: their combinations would use up all tries.
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class RoomPropertiesTest {

  private static final Instant NOW = Rooms.NOW;
  private static final Grace GRACE =
      new Grace(Duration.ofSeconds(20), Duration.ofSeconds(40), Duration.ofSeconds(60));
  private static final Duration AWAIT = Duration.ofSeconds(10);
  private static final Expiry EXPIRY = new Expiry(Duration.ofSeconds(25));
  private static final Command TICK = new Command.Tick(Optional.of(EXPIRY));

  @Property
  void noMoreSeatsAreTakenThanTheRoomHasAndEachPlayerHasOne(
      @ForAll("lives") List<RoomChange> life) {
    assertThat(life)
        .allSatisfy(
            change -> {
              List<Seat> seats = change.room().seats();
              assertThat(seats).hasSizeLessThanOrEqualTo(change.room().maxPlayers());
              assertThat(seats).extracting(Seat::playerId).doesNotHaveDuplicates();
            });
  }

  @Property
  void aRoomStartsOnceAtMostAndNeverGoesBackFromThere(@ForAll("lives") List<RoomChange> life) {
    assertThat(life)
        .filteredOn(change -> change.event() instanceof LobbyEvent.Started)
        .hasSizeLessThanOrEqualTo(1);
    assertThat(life)
        .extracting(change -> change.room().isBeforeStart() ? Phase.WAITING : change.room().phase())
        .isSorted();
  }

  @Property
  void aCountdownHasAStartTimeAndAWaitingRoomHasNone(@ForAll("lives") List<RoomChange> life) {
    assertThat(life)
        .allSatisfy(
            change -> {
              Room room = change.room();
              if (room.phase() != Phase.CLOSED) {
                assertThat(room.startsAt().isPresent()).isEqualTo(room.phase() != Phase.WAITING);
              }
            });
  }

  @Property
  void aCountdownEndsWithAStartACancelOrAClose(@ForAll("lives") List<RoomChange> life) {
    boolean counting = false;
    for (RoomChange change : life) {
      if (change.event() instanceof LobbyEvent.CountdownStarted) {
        assertThat(counting).isFalse();
        counting = true;
      } else if (change.event() instanceof LobbyEvent.CountdownCancelled) {
        assertThat(counting).isTrue();
        counting = false;
      }
      counting &= change.room().isBeforeStart();
      assertThat(change.room().phase() == Phase.COUNTDOWN).isEqualTo(counting);
    }
  }

  @Property
  void noMemberIsBothPlayerAndSpectatorAndNoBannedPlayerIsAMember(
      @ForAll("lives") List<RoomChange> life) {
    assertThat(life)
        .allSatisfy(
            change ->
                assertThat(change.room().members().map(Seat::playerId))
                    .doesNotHaveDuplicates()
                    .noneMatch(change.room().banned()::contains));
  }

  @Property
  void oneTickDoesAllThatIsDue(@ForAll("lasts") Room last) {
    last.nextDeadline(EXPIRY)
        .ifPresent(
            at -> {
              Outcome.Accepted done = Rooms.accepted(last.apply(TICK, at));
              assertThat(done.changes()).isNotEmpty();
              assertThat(done.room().nextDeadline(EXPIRY))
                  .satisfiesAnyOf(
                      next -> assertThat(next).isEmpty(),
                      next -> assertThat(next.orElseThrow()).isAfter(at));
            });
  }

  @Property
  void anEarlyTickChangesNothing(@ForAll("lasts") Room last) {
    last.nextDeadline(EXPIRY)
        .ifPresent(at -> assertThat(last.apply(TICK, at.minusMillis(1))).isEqualTo(same(last)));
  }

  @Property
  void aRestartKeepsTheRoomForAllToSeeAndAwaitsItsConnectedMembers(@ForAll("lasts") Room last) {
    Instant now = last.activeAt().plusSeconds(1);
    Room after = last.afterRestart(now, GRACE, AWAIT);
    assertThat(after.version()).isEqualTo(last.version());
    assertThat(after.members().map(Seat::connected))
        .containsExactlyElementsOf(last.members().map(Seat::connected).toList());
    assertThat(after.members()).allMatch(seat -> seat.givenUpAt().isPresent());
  }

  @Property
  void anAwaitedMemberHasATimeAfterTheWait(@ForAll("lasts") Room last) {
    assertThat(last.members().filter(seat -> seat.awaitedUntil().isPresent()))
        .allSatisfy(
            seat -> {
              assertThat(seat.givenUpAt()).isPresent();
              assertThat(seat.connected()).isTrue();
            });
  }

  @Property
  void aRoomThatMoreThanItsMakerEnteredIsVisited(@ForAll("lives") List<RoomChange> life) {
    boolean visited = false;
    for (RoomChange change : life) {
      visited |= change.event() instanceof LobbyEvent.Joined j && j.role() == Role.PLAYER;
      assertThat(change.room().visited()).isEqualTo(visited);
    }
  }

  @Property
  void noTwoSeatsHaveTheSameNumber(@ForAll("lives") List<RoomChange> life) {
    assertThat(life)
        .allSatisfy(
            change ->
                assertThat(change.room().seats())
                    .extracting(Seat::number)
                    .doesNotHaveDuplicates()
                    .allMatch(number -> number >= 1 && number <= change.room().maxPlayers()));
  }

  @Property
  void eachEventChangesTheRoomAndHasTheNextVersion(@ForAll("lives") List<RoomChange> life) {
    for (int i = 0; i < life.size(); i++) {
      Room after = life.get(i).room();
      assertThat(after.version()).isEqualTo(i + 1L);
      if (i > 0 && !(life.get(i).event() instanceof LobbyEvent.Said)) {
        Room otherwiseSame = life.get(i - 1).room().next().build();
        assertThat(after).as(life.get(i).event().toString()).isNotEqualTo(otherwiseSame);
      }
    }
  }

  @Property
  void aRoomWithPlayersHasAHostWithASeat(@ForAll("lives") List<RoomChange> life) {
    assertThat(life)
        .allSatisfy(
            change -> {
              Room room = change.room();
              assertThat(room.host().flatMap(room::seatOf).isPresent())
                  .isEqualTo(!room.seats().isEmpty());
            });
  }

  @Property
  void anEmptyRoomIsClosedAndNoEventFollows(@ForAll("lives") List<RoomChange> life) {
    Room last = life.get(life.size() - 1).room();
    assertThat(last.phase() == Phase.CLOSED).isEqualTo(last.seats().isEmpty());
    assertThat(life.subList(0, life.size() - 1))
        .noneMatch(change -> change.event() instanceof LobbyEvent.Closed);
  }

  /** All that happens in a room during a random sequence of commands. */
  @Provide
  Arbitrary<List<RoomChange>> lives() {
    return histories().map(History::changes);
  }

  /** A room after a random sequence of commands and restarts. */
  @Provide
  Arbitrary<Room> lasts() {
    return histories().map(History::last);
  }

  private Arbitrary<History> histories() {
    Arbitrary<Player> players =
        Arbitraries.integers().between(1, 7).map(i -> new Player("p" + i, "P" + i));
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    Arbitrary<Command> commands =
        Arbitraries.oneOf(
            players.map(Rooms::sit),
            players.map(Rooms::sit),
            players.map(
                player ->
                    new Command.TakeSeat(player, Role.SPECTATOR, Optional.empty(), Rooms.HERE)),
            players.map(
                player ->
                    new Command.Match(
                        player,
                        new MatchWish("go", OptionalInt.empty(), 3, JsonValue.EMPTY_JSON_OBJECT),
                        new Arrival(false, GRACE))),
            players.map(player -> new Command.LeaveSeat(player.id())),
            Combinators.combine(players, flags)
                .as((player, ready) -> new Command.SetReady(player.id(), ready)),
            players.map(player -> new Command.SetReady(player.id(), true)),
            Combinators.combine(players, players, flags)
                .as((by, player, ban) -> new Command.Kick(by.id(), player.id(), ban)),
            Combinators.combine(players, players)
                .as((by, to) -> new Command.TransferHost(by.id(), to.id())),
            players.map(player -> new Command.Connect(player.id())),
            players.map(player -> new Command.Disconnect(player.id(), GRACE)),
            players.map(player -> new Command.Say(player.id(), Message.chat("hello"))),
            Combinators.combine(players, Arbitraries.integers().between(0, 30))
                .as(
                    (player, seconds) ->
                        new Command.Schedule(
                            player.id(),
                            Message.chat("later"),
                            new Delay(0, 60_000),
                            NOW.plusSeconds(seconds))),
            players.map(player -> new Command.Start(player.id())),
            Arbitraries.of(new Command.Tick(), TICK));
    Arbitrary<Optional<Command>> commandsAndRestarts =
        Arbitraries.frequencyOf(
            Tuple.of(19, commands.map(Optional::of)),
            Tuple.of(1, Arbitraries.of(Optional.empty())));
    Arbitrary<Step> steps =
        Combinators.combine(commandsAndRestarts, Arbitraries.integers().between(0, 10))
            .as(Step::new);
    return Combinators.combine(wishes(), players, steps.list().ofMinSize(0).ofMaxSize(60))
        .as(RoomPropertiesTest::history);
  }

  /** A command, or a restart, some seconds after the step before it. */
  private record Step(Optional<Command> command, int seconds) {}

  /** The changes of a room, and the room after them and after changes without an event. */
  private record History(List<RoomChange> changes, Room last) {}

  private static Outcome same(Room room) {
    return room.phase() == Phase.CLOSED
        ? new Outcome.Refused(Refusal.CLOSED)
        : new Outcome.Accepted(List.of(), room);
  }

  private static Arbitrary<NewRoom> wishes() {
    Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 5);
    return Combinators.combine(sizes, sizes, Arbitraries.of(true, false), Arbitraries.of(0, 0, 5))
        .as(
            (one, other, autoStart, countdown) ->
                new NewRoom(
                    "go",
                    "",
                    Math.min(one, other),
                    Math.max(one, other),
                    Visibility.PUBLIC,
                    autoStart,
                    countdown,
                    SpectatorsMay.CHAT,
                    JsonValue.EMPTY_JSON_OBJECT,
                    JsonValue.EMPTY_JSON_OBJECT));
  }

  private static History history(NewRoom wish, Player maker, List<Step> steps) {
    List<RoomChange> changes = new ArrayList<>(Rooms.opening("K7QX2M", wish, maker));
    Room room = changes.get(changes.size() - 1).room();
    Instant now = NOW;
    for (Step step : steps) {
      now = now.plusSeconds(step.seconds());
      if (step.command().isEmpty()) {
        room = room.afterRestart(now, GRACE, AWAIT);
      } else if (room.apply(step.command().get(), now) instanceof Outcome.Accepted accepted) {
        changes.addAll(accepted.changes());
        room = accepted.room();
      }
    }
    return new History(changes, room);
  }
}

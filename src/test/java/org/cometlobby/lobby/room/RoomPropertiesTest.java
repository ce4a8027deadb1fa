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

/** Invariants of a room under random sequences of commands. */
// Without edge cases: their combinations would use up all tries.
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class RoomPropertiesTest {

  private static final Instant NOW = Rooms.NOW;
  private static final Grace GRACE = 
      new Grace(Duration.ofSeconds(20), Duration.ofSeconds(40), Duration.ofSeconds(60));

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
  void oneTickDoesAllThatIsDue(@ForAll("lives") List<RoomChange> life) {
    Room last = life.get(life.size() - 1).room();
    last.nextDeadline()
        .ifPresent(
            at -> {
              Outcome.Accepted done = Rooms.accepted(last.apply(new Command.Tick(), at));
              assertThat(done.changes()).isNotEmpty();
              assertThat(done.room().nextDeadline())
                  .satisfiesAnyOf(
                      next -> assertThat(next).isEmpty(),
                      next -> assertThat(next.orElseThrow()).isAfter(at));
            });
  }

  @Property
  void eachEventChangesTheRoomAndHasTheNextVersion(@ForAll("lives") List<RoomChange> life) {
    for (int i = 0; i < life.size(); i++) {
      Room after = life.get(i).room();
      assertThat(after.version()).isEqualTo(i + 1L);
      if (i > 0 && !(life.get(i).event() instanceof LobbyEvent.Said)) {
        Room otherwiseSame = life.get(i - 1).room().next(after.changedAt()).build();
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
    Arbitrary<Player> players =
        Arbitraries.integers().between(1, 7).map(i -> new Player("p" + i, "P" + i));
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    Arbitrary<Command> commands =
        Arbitraries.oneOf(
            players.map(Rooms::sit),
            players.map(Rooms::sit),
            players.map(
                player ->
                    new Command.TakeSeat(
                        player, Role.SPECTATOR, Optional.empty(), Rooms.HERE)),
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
            Arbitraries.of(new Command.Tick()));
    Arbitrary<Step> steps =
        Combinators.combine(commands, Arbitraries.integers().between(0, 10)).as(Step::new);
    return Combinators.combine(wishes(), players, steps.list().ofMinSize(0).ofMaxSize(60))
        .as(RoomPropertiesTest::life);
  }

  /** A command, some seconds after the command before it. */
  private record Step(Command command, int seconds) {}

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
                    JsonValue.EMPTY_JSON_OBJECT,
                    JsonValue.EMPTY_JSON_OBJECT));
  }

  private static List<RoomChange> life(NewRoom wish, Player maker, List<Step> steps) {
    List<RoomChange> life = new ArrayList<>(Rooms.opening("K7QX2M", wish, maker));
    Instant now = NOW;
    for (Step step : steps) {
      now = now.plusSeconds(step.seconds());
      Room room = life.get(life.size() - 1).room();
      if (room.apply(step.command(), now) instanceof Outcome.Accepted accepted) {
        life.addAll(accepted.changes());
      }
    }
    return life;
  }
}

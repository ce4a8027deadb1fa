package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import org.cometlobby.lobby.Command.LeaveSeat;
import org.cometlobby.lobby.Command.Start;
import org.cometlobby.lobby.Command.TakeSeat;

/** What holds for a room whatever its players do, in whatever order. */
// Without edge cases, of which there would be so many that nothing random is tried.
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class RoomPropertiesTest {

  private static final Instant NOW = Instant.EPOCH;

  @Property
  void neverMoreSeatsThanThereAreAndEachPlayerHasOne(@ForAll("lives") List<RoomChange> life) {
    assertThat(life)
        .allSatisfy(
            change -> {
              List<Seat> seats = change.room().seats();
              assertThat(seats).hasSizeLessThanOrEqualTo(change.room().maxPlayers());
              assertThat(seats).extracting(Seat::playerId).doesNotHaveDuplicates();
            });
  }

  @Property
  void aRoomStartsOnceAtMostAndItsPhaseNeverGoesBack(@ForAll("lives") List<RoomChange> life) {
    assertThat(life)
        .filteredOn(change -> change.event() instanceof LobbyEvent.Started)
        .hasSizeLessThanOrEqualTo(1);
    assertThat(life).extracting(change -> change.room().phase()).isSorted();
  }

  @Property
  void aRoomThatStartsByItselfNeverWaitsWhenItIsFull(@ForAll("lives") List<RoomChange> life) {
    Room last = life.get(life.size() - 1).room();
    assertThat(last.autoStart() && last.isFull() && last.phase() == Phase.WAITING).isFalse();
  }

  @Property
  void noEventWithoutAChangeAndEachHasTheNextVersion(@ForAll("lives") List<RoomChange> life) {
    for (int i = 0; i < life.size(); i++) {
      Room after = life.get(i).room();
      assertThat(after.version()).isEqualTo(i + 1L);
      if (i > 0) {
        Room before = life.get(i - 1).room();
        Room otherwiseSame = before.next(before.phase(), before.host(), before.seats());
        assertThat(after).as(life.get(i).event().toString()).isNotEqualTo(otherwiseSame);
      }
    }
  }

  @Property
  void theHostHasASeatAsLongAsAnybodyHas(@ForAll("lives") List<RoomChange> life) {
    assertThat(life)
        .allSatisfy(
            change -> {
              Room room = change.room();
              assertThat(room.host().flatMap(room::seatOf).isPresent())
                  .isEqualTo(!room.seats().isEmpty());
            });
  }

  @Property
  void aRoomIsClosedWhenItIsEmptyAndNothingFollows(@ForAll("lives") List<RoomChange> life) {
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
    Arbitrary<Command> commands =
        Arbitraries.oneOf(
            players.map(TakeSeat::new),
            players.map(player -> new LeaveSeat(player.id())),
            players.map(player -> new Start(player.id())));
    return Combinators.combine(wishes(), players, commands.list().ofMinSize(0).ofMaxSize(60))
        .as(RoomPropertiesTest::life);
  }

  private static Arbitrary<NewRoom> wishes() {
    Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 5);
    return Combinators.combine(sizes, sizes, Arbitraries.of(true, false))
        .as(
            (one, other, autoStart) ->
                new NewRoom(
                    "go",
                    "",
                    Math.min(one, other),
                    Math.max(one, other),
                    Visibility.PUBLIC,
                    autoStart,
                    JsonValue.EMPTY_JSON_OBJECT));
  }

  private static List<RoomChange> life(NewRoom wish, Player maker, List<Command> commands) {
    List<RoomChange> life = new ArrayList<>(Room.open("K7QX2M", wish, maker, NOW));
    for (Command command : commands) {
      Room room = life.get(life.size() - 1).room();
      if (room.apply(command, NOW) instanceof Outcome.Accepted accepted) {
        life.addAll(accepted.changes());
      }
    }
    return life;
  }
}

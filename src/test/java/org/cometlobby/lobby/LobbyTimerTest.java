package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.scheduling.Scheduler;
import org.cometlobby.settings.SettingsReader;
import org.jboss.weld.junit.MockBean;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EnableWeld
class LobbyTimerTest {

  private static final Player ANN = new Player("ann", "Ann");
  private static final Player BEN = new Player("ben", "Ben");
  private static final Duration FAR = Duration.ofHours(1);

  /** Visited, so it expires after the idle time; not yet started. */
  private final Room room = Rooms.room(Rooms.wish(2, 3, false, 5), ANN, BEN);

  private final Scheduler scheduler = new Scheduler(Executors.defaultThreadFactory(), 1);
  private final Queue<String> codes = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
  private final LobbySettings settings =
      LobbySettings.read(
          new SettingsReader(name -> Optional.ofNullable(Map.of("LOBBY_IDLE", "1h").get(name))));

  private final AtomicInteger awaited = new AtomicInteger();
  private volatile Instant now = Rooms.NOW;
  private volatile @Nullable Room stored = room;
  private volatile @Nullable Throwable failing;

  @WeldSetup
  WeldInitiator weld =
      WeldInitiator.from(LobbyTimer.class)
          .addBeans(
              MockBean.of(store(), RoomStore.class),
              MockBean.of(settings, LobbySettings.class),
              MockBean.of((InstantSource) () -> now, InstantSource.class),
              MockBean.of(scheduler, Scheduler.class))
          .build();

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void aRoomIsTickedAtItsDeadlineWithTheExpiry() throws InterruptedException {
    now = Rooms.NOW.plus(FAR).minusMillis(100);
    plan(room);
    now = Rooms.NOW.plus(FAR);
    assertThat(nextCommand()).isEqualTo(new Command.Tick(Optional.of(settings.expiry())));
  }

  @Test
  void aTickIsPlannedAgainWithoutAWaitForItsCommit() throws InterruptedException {
    now = Rooms.NOW.plus(FAR);
    plan(room);
    assertThat(nextCommand()).isInstanceOf(Command.Tick.class);
    assertThat(nextCommand()).as("the next tick").isInstanceOf(Command.Tick.class);
    assertThat(awaited).as("commits that the timer waits for").hasValue(0);
  }

  @Test
  void aChangeThatMovesTheDeadlineAwayPlansNothingUntilTheEarlierOneHasCome()
      throws InterruptedException {
    now = Rooms.NOW.plus(FAR).minusMillis(100);
    plan(room);
    Room later = after(room, new Command.Say("ben", Message.chat("hello")));
    stored = later;
    plan(later);
    now = Rooms.NOW.plus(FAR);
    assertThat(nextCommand()).as("the early tick").isInstanceOf(Command.Tick.class);
    await().until(() -> timer().planned() == 1);
    assertThat(commands).as("a deadline that is an hour away").isEmpty();
  }

  @Test
  void anEarlierDeadlineReplacesTheLaterOne() throws InterruptedException {
    plan(room);
    Room counting = after(room, new Command.Start("ann"));
    stored = counting;
    now = counting.startsAt().orElseThrow().minusMillis(100);
    plan(counting);
    assertThat(timer().planned()).isEqualTo(1);
    now = counting.startsAt().orElseThrow();
    assertThat(nextCommand()).isInstanceOf(Command.Tick.class);
  }

  @Test
  void anOlderStateOfTheRoomTakesNoDeadlineAway() throws InterruptedException {
    Room counting = after(room, new Command.Start("ann"));
    stored = counting;
    now = counting.startsAt().orElseThrow().minusMillis(100);
    plan(counting);
    plan(room);
    now = counting.startsAt().orElseThrow();
    assertThat(nextCommand()).isInstanceOf(Command.Tick.class);
  }

  @Test
  void theRoomsAreTickedInTheOrderOfTheirDeadlines() throws InterruptedException {
    Room counting = after(room, new Command.Start("ann"));
    plan(room("SECOND", counting.startsAt().orElseThrow().plusMillis(50)));
    plan(room("THIRD1", counting.startsAt().orElseThrow().plusMillis(100)));
    plan(room("FIRST1", counting.startsAt().orElseThrow()));
    now = counting.startsAt().orElseThrow().plusMillis(200);
    stored = null;
    plan(room("ZEROTH", counting.startsAt().orElseThrow().minusMillis(50)));
    assertThat(ticked(4)).containsExactly("ZEROTH", "FIRST1", "SECOND", "THIRD1");
    await().until(() -> timer().planned() == 0);
  }

  @Test
  void aClosedRoomWaitsForNothing() {
    plan(room);
    stored = null;
    plan(after(after(room, new Command.LeaveSeat("ben")), new Command.LeaveSeat("ann")));
    assertThat(timer().planned()).isZero();
  }

  @ParameterizedTest
  @MethodSource
  void aTickThatFailsIsTriedAgain(Throwable failure) throws InterruptedException {
    failing = failure;
    now = Rooms.NOW.plus(FAR);
    plan(room);
    assertThat(nextCommand()).isInstanceOf(Command.Tick.class);
    assertThat(nextCommand()).isInstanceOf(Command.Tick.class);
    assertThat(timer().planned()).isEqualTo(1);
  }

  static List<Throwable> aTickThatFailsIsTriedAgain() {
    return List.of(
        new IllegalStateException("The store of the test is broken"),
        new UnavailableException("The disk of the test is full", Duration.ofSeconds(2)),
        new AssertionError("The store of the test is badly broken"));
  }

  @Test
  void aRoomWhoseTickFailsHoldsUpNoOther() {
    failing = new AssertionError("The store of the test is badly broken");
    now = Rooms.NOW.plus(FAR);
    plan(room("BROKEN", Rooms.NOW));
    plan(room("OTHER1", Rooms.NOW));
    await().until(() -> codes.containsAll(List.of("BROKEN", "OTHER1")));
  }

  @Test
  void overdueRoomsAreCountedAndTheWatchTicksThem() throws InterruptedException {
    plan(room);
    now = Rooms.NOW.plus(FAR).plusSeconds(4);
    assertThat(timer().overdue()).as("four seconds late").isZero();
    // The wake-up is still an hour away, as if it had been lost.
    now = now.plusSeconds(1);
    assertThat(timer().overdue()).isEqualTo(1);
    assertThat(timer().lateTicks()).isZero();
    stored = after(room, new Command.Say("ben", Message.chat("hello")));
    timer().watch();
    assertThat(nextCommand()).isInstanceOf(Command.Tick.class);
    assertThat(timer().overdue()).isZero();
    assertThat(timer().lateTicks()).isEqualTo(1);
  }

  @Test
  void theWatchTicksNothingThatIsNotOverdue() {
    plan(room);
    now = Rooms.NOW.plus(FAR);
    timer().watch();
    assertThat(commands).isEmpty();
    assertThat(timer().planned()).isEqualTo(1);
  }

  private LobbyTimer timer() {
    return weld.select(LobbyTimer.class).get();
  }

  /** Returns a room whose countdown ends at an instant. */
  private static Room room(String code, Instant startsAt) {
    List<RoomChange> opening = Rooms.opening(code, Rooms.wish(1, 3, false, 5), ANN);
    Room waiting = opening.get(opening.size() - 1).room();
    Instant begun = startsAt.minusSeconds(5);
    return Rooms.accepted(waiting.apply(new Command.Start("ann"), begun)).room();
  }

  /** Returns the codes of the next rooms that are ticked. */
  private List<String> ticked(int count) throws InterruptedException {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      assertThat(nextCommand()).isInstanceOf(Command.Tick.class);
      codes.add(this.codes.remove());
    }
    return codes;
  }

  private void plan(Room planned) {
    timer().plan(planned);
  }

  private @Nullable Command nextCommand() throws InterruptedException {
    return commands.poll(10, TimeUnit.SECONDS);
  }

  private Room after(Room before, Command command) {
    return Rooms.accepted(before.apply(command, now)).room();
  }

  /** A store that notes each command, and applies none. */
  private RoomStore store() {
    return (RoomStore)
        Proxy.newProxyInstance(
            RoomStore.class.getClassLoader(),
            new Class<?>[] {RoomStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("begin")) {
                codes.add((String) arguments[0]);
                commands.add((Command) arguments[1]);
                if (failing != null) {
                  throw failing;
                }
                return Optional.of(
                    new Committing<>(
                        new Outcome.Accepted(List.of(), room), awaited::incrementAndGet));
              }
              assertThat(method.getName()).as("not one that waits").isIn("restored", "find");
              return method.getName().equals("restored") ? List.of() : Optional.ofNullable(stored);
            });
  }
}

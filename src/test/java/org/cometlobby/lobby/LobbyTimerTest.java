package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
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

@EnableWeld
class LobbyTimerTest {

  private static final Player ANN = new Player("ann", "Ann");
  private static final Player BEN = new Player("ben", "Ben");
  private static final Duration FAR = Duration.ofHours(1);

  /** Visited, so it expires after the idle time; not yet started. */
  private final Room room = Rooms.room(Rooms.wish(2, 3, false, 5), ANN, BEN);

  private final Scheduler scheduler = new Scheduler(Executors.defaultThreadFactory(), 1);
  private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
  private final LobbySettings settings =
      LobbySettings.read(
          new SettingsReader(name -> Optional.ofNullable(Map.of("LOBBY_IDLE", "1h").get(name))));

  private final AtomicInteger awaited = new AtomicInteger();
  private volatile Instant now = Rooms.NOW;
  private volatile @Nullable Room stored = room;
  private volatile boolean isBroken;

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
    assertThat(nextCommand()).isEqualTo(new Command.Tick(Optional.of(settings.expiry())));
  }

  @Test
  void aTickIsPlannedAgainWithoutAWaitForItsCommit() throws InterruptedException {
    now = Rooms.NOW.plus(FAR).minusMillis(100);
    plan(room);
    assertThat(nextCommand()).isInstanceOf(Command.Tick.class);
    now = Rooms.NOW.plus(FAR);
    assertThat(nextCommand()).as("the next tick").isInstanceOf(Command.Tick.class);
    assertThat(awaited).as("commits that the timer waits for").hasValue(0);
  }

  @Test
  void aChangeThatMovesTheDeadlineAwayKeepsTheAlarmWhichThenPlansAgain()
      throws InterruptedException {
    now = Rooms.NOW.plus(FAR).minusMillis(100);
    plan(room);
    Room later = after(room, new Command.Say("ben", Message.chat("hello")));
    stored = later;
    plan(later);
    assertThat(scheduler.waiting()).isEqualTo(1);
    assertThat(nextCommand()).as("the early tick").isInstanceOf(Command.Tick.class);
    Instant deadline = Instant.now().plusSeconds(10);
    while (scheduler.waiting() == 0 && Instant.now().isBefore(deadline)) {
      Thread.sleep(10);
    }
    assertThat(scheduler.waiting()).isEqualTo(1);
    assertThat(commands).as("an alarm that is an hour away").isEmpty();
  }

  @Test
  void anEarlierDeadlineReplacesTheAlarm() throws InterruptedException {
    plan(room);
    Room counting = after(room, new Command.Start("ann"));
    now = counting.startsAt().orElseThrow().minusMillis(100);
    plan(counting);
    assertThat(scheduler.waiting()).isEqualTo(1);
    assertThat(nextCommand()).isInstanceOf(Command.Tick.class);
  }

  @Test
  void anOlderStateOfTheRoomTakesNoAlarmAway() throws InterruptedException {
    Room counting = after(room, new Command.Start("ann"));
    now = counting.startsAt().orElseThrow().minusMillis(100);
    plan(counting);
    plan(room);
    assertThat(nextCommand()).isInstanceOf(Command.Tick.class);
  }

  @Test
  void aClosedRoomHasNoAlarm() {
    plan(room);
    plan(after(after(room, new Command.LeaveSeat("ben")), new Command.LeaveSeat("ann")));
    assertThat(scheduler.waiting()).isZero();
  }

  @Test
  void aTickThatFailsIsTriedAgain() throws InterruptedException {
    isBroken = true;
    now = Rooms.NOW.plus(FAR);
    plan(room);
    assertThat(nextCommand()).isInstanceOf(Command.Tick.class);
    assertThat(nextCommand()).isInstanceOf(Command.Tick.class);
  }

  private void plan(Room planned) {
    weld.select(LobbyTimer.class).get().plan(planned);
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
                commands.add((Command) arguments[1]);
                if (isBroken) {
                  throw new IllegalStateException("The store of the test is broken");
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

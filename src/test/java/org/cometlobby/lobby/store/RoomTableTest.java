package org.cometlobby.lobby.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.cometlobby.comet.Journal;
import org.cometlobby.lobby.CommitId;
import org.cometlobby.lobby.Committing;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.UnavailableException;
import org.cometlobby.lobby.codec.LogRecord;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.lobby.room.Rooms;
import org.junit.jupiter.api.Test;

/** Rooms whose log hangs. */
class RoomTableTest {

  private static final String CODE = RoomStoreContract.CODE;
  private static final Player HOST = RoomStoreContract.HOST;

  private final HangingLog log = new HangingLog();
  private boolean isBroken;
  private final List<RoomChange> told = new ArrayList<>();
  private final Queue<Runnable> soon = new ArrayDeque<>();
  private final JournalBudget budget = new JournalBudget(20_000);
  private final RoomTable rooms =
      new RoomTable(
          new MemoryRoomIndex(),
          budget,
          log,
          new EmbeddedStores.Names(),
          change -> Optional.empty(),
          new NoticeTable(List.of(), log),
          new Publication() {
            @Override
            public void change(RoomChange change) {
              told.add(change);
              if (isBroken) {
                throw new AssertionError("broken on purpose");
              }
            }

            @Override
            public void notice(PendingNotice notice) {}

            @Override
            public void soon(Runnable task) {
              soon.add(task);
            }
          });

  @Test
  void aRepeatedOpeningIsAnsweredOnceItIsDurable() {
    Optional<CommitId> id = Optional.of(CommitId.of(HOST.id(), "opening"));
    log.hangs = true;
    assertUnavailable(() -> rooms.add(opening(), Rooms.NOW, id));
    assertUnavailable(() -> rooms.committed(id.orElseThrow(), Rooms.NOW));
    assertThat(told).isEmpty();
    log.goOn();
    assertThat(rooms.committed(id.orElseThrow(), Rooms.NOW)).map(Room::code).contains(CODE);
    assertThat(told).hasSize(1);
    runSoon();
    assertThat(told).hasSize(1);
  }

  @Test
  void anErrorOfAnObserverHoldsUpNoOtherChange() {
    rooms.add(opening(), Rooms.NOW, Optional.empty());
    Journal journal = rooms.journal(CODE).orElseThrow();
    isBroken = true;
    told.clear();
    Outcome outcome = rooms.apply(CODE, new Command.LeaveSeat(HOST.id()), Rooms.NOW).orElseThrow();
    assertThat(told)
        .as("the player has left, and the room has closed")
        .hasSizeGreaterThan(1)
        .isEqualTo(Rooms.accepted(outcome).changes());
    assertThat(journal.isClosed()).isTrue();
  }

  @Test
  void aCommitWhoseWaitHasFailedIsPublishedOnceItIsDurable() {
    log.hangs = true;
    assertUnavailable(() -> rooms.add(opening(), Rooms.NOW, Optional.empty()));
    log.goOn();
    runSoon();
    assertThat(told).hasSize(1);
  }

  @Test
  void aCommitThatNobodyWaitsForIsPublishedOnceItIsDurableAndNotOnTheLogsThread() {
    rooms.add(opening(), Rooms.NOW, Optional.empty());
    log.hangs = true;
    begin(Rooms.sit(new Player("p1", "P1")));
    begin(Rooms.sit(new Player("p2", "P2")));
    assertThat(rooms.find(CODE).orElseThrow().seats()).hasSize(3);
    log.goOn();
    assertThat(told).hasSize(1);
    runSoon();
    assertThat(told).extracting(RoomChange::number).containsExactly(1L, 2L, 3L);
  }

  @Test
  void allRoomsTogetherKeepNoMoreBytesThanTheBudgetHas() {
    List<Journal> journals = new ArrayList<>();
    for (String code : List.of("AAAAAA", "CCCCCC", "DDDDDD")) {
      rooms.add(Rooms.opening(code, NewRoom.of("go", 4), HOST), Rooms.NOW, Optional.empty());
      journals.add(rooms.journal(code).orElseThrow());
      for (int i = 0; i < 100; i++) {
        Command say = new Command.Say(HOST.id(), Message.chat("Hello, ".repeat(10) + i));
        Rooms.accepted(rooms.apply(code, say, Rooms.NOW).orElseThrow());
        assertThat(budget.used()).isLessThanOrEqualTo(20_000);
      }
    }
    assertThat(journals.stream().mapToLong(Journal::bytes).sum()).isEqualTo(budget.used());
    assertThat(journals.get(0).entries()).as("the newest, for its cursor").hasSize(1);
    assertThat(journals.get(2).entries()).hasSizeGreaterThan(10);
  }

  @Test
  void aCommitThatWasBegunCanBeAwaited() {
    rooms.add(opening(), Rooms.NOW, Optional.empty());
    log.hangs = true;
    Committing<Outcome> sitting = begin(Rooms.sit(new Player("p1", "P1")));
    assertUnavailable(sitting::await);
    log.goOn();
    assertThat(Rooms.accepted(sitting.await()).room().seats()).hasSize(2);
    assertThat(told).hasSize(2);
  }

  @Test
  void aCommandThatFindsItsChangeMadeWaitsForThatChange() {
    rooms.add(opening(), Rooms.NOW, Optional.empty());
    Command sit = Rooms.sit(new Player("p1", "P1"));
    Optional<CommitId> id = Optional.of(CommitId.of("p1", "sitting"));
    log.hangs = true;
    assertUnavailable(() -> rooms.apply(CODE, sit, Rooms.NOW, id));
    assertUnavailable(() -> rooms.apply(CODE, sit, Rooms.NOW, id));
    assertUnavailable(() -> rooms.apply(CODE, sit, Rooms.NOW));
    log.goOn();
    assertThat(Rooms.accepted(rooms.apply(CODE, sit, Rooms.NOW).orElseThrow()).changes()).isEmpty();
    assertThat(told).extracting(RoomChange::number).containsExactly(1L, 2L);
  }

  @Test
  void aCloseIsKnownOnceItIsDurable() {
    rooms.add(opening(), Rooms.NOW, Optional.empty());
    CommitId id = CommitId.of(HOST.id(), "leaving");
    Command leave = new Command.LeaveSeat(HOST.id());
    log.hangs = true;
    assertUnavailable(() -> rooms.apply(CODE, leave, Rooms.NOW, Optional.of(id)));
    assertUnavailable(() -> rooms.hasClosed(id, CODE, Rooms.NOW));
    log.goOn();
    assertThat(rooms.hasClosed(id, CODE, Rooms.NOW)).isTrue();
  }

  private Committing<Outcome> begin(Command command) {
    return rooms.begin(CODE, command, Rooms.NOW, Optional.empty()).orElseThrow();
  }

  private void runSoon() {
    assertThat(soon).isNotEmpty();
    for (Runnable task = soon.poll(); task != null; task = soon.poll()) {
      task.run();
    }
  }

  private static List<RoomChange> opening() {
    return Rooms.opening(CODE, NewRoom.of("go", 4), HOST);
  }

  private static void assertUnavailable(Runnable call) {
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(call::run);
  }

  /** A log whose records are not durable, while a test wants it. */
  private static final class HangingLog implements CommitLog {

    boolean hangs;
    private final List<Runnable> waiting = new ArrayList<>();

    void goOn() {
      hangs = false;
      waiting.forEach(Runnable::run);
      waiting.clear();
    }

    @Override
    public void checkAvailable() {}

    @Override
    public Commit append(LogRecord record) {
      return new Commit() {
        @Override
        public boolean isDurable() {
          return !hangs;
        }

        @Override
        public void await() {
          if (hangs) {
            throw new UnavailableException("It hangs", Duration.ofSeconds(2));
          }
        }

        @Override
        public void whenDurable(Runnable action) {
          if (hangs) {
            waiting.add(action);
          } else {
            action.run();
          }
        }
      };
    }

    @Override
    public void close() {}
  }
}

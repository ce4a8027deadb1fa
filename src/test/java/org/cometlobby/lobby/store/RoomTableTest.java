package org.cometlobby.lobby.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.cometlobby.lobby.CommitId;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.UnavailableException;
import org.cometlobby.lobby.codec.LogRecord;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.NewRoom;
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
  private final List<RoomChange> told = new ArrayList<>();
  private final List<BooleanSupplier> later = new ArrayList<>();
  private final RoomTable rooms =
      new RoomTable(
          new MemoryRoomIndex(),
          new JournalBudget(1 << 20),
          log,
          new EmbeddedStores.Names(),
          change -> Optional.empty(),
          new NoticeTable(List.of(), log),
          new Publication() {
            @Override
            public void change(RoomChange change) {
              told.add(change);
            }

            @Override
            public void notice(PendingNotice notice) {}

            @Override
            public void later(BooleanSupplier attempt) {
              later.add(attempt);
            }
          });

  @Test
  void aRepeatedOpeningIsAnsweredOnceItIsDurable() {
    Optional<CommitId> id = Optional.of(CommitId.of(HOST.id(), "opening"));
    log.hangs = true;
    assertUnavailable(() -> rooms.add(opening(), Rooms.NOW, id));
    assertUnavailable(() -> rooms.committed(id.orElseThrow(), Rooms.NOW));
    assertThat(told).isEmpty();
    log.hangs = false;
    assertThat(rooms.committed(id.orElseThrow(), Rooms.NOW)).map(Room::code).contains(CODE);
    assertThat(told).hasSize(1);
    assertThat(later).isNotEmpty().allMatch(BooleanSupplier::getAsBoolean);
    assertThat(told).hasSize(1);
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
    log.hangs = false;
    assertThat(Rooms.accepted(rooms.apply(CODE, sit, Rooms.NOW).orElseThrow()).changes()).isEmpty();
    assertThat(told).extracting(RoomChange::number).containsExactly(1L, 2L);
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
      };
    }

    @Override
    public void close() {}
  }
}

package org.cometlobby.lobby.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.PlayerStore.StoredPlayer;
import org.cometlobby.lobby.codec.LogRecord;
import org.cometlobby.lobby.codec.LogRecord.NoticeDone;
import org.cometlobby.lobby.codec.LogRecord.NoticeWaits;
import org.cometlobby.lobby.codec.LogRecord.PlayerSeen;
import org.cometlobby.lobby.codec.LogRecord.PlayersForgotten;
import org.cometlobby.lobby.codec.LogRecord.RoomClosed;
import org.cometlobby.lobby.codec.LogRecord.RoomCommit;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.store.Recovered.RecoveredRoom;
import org.cometlobby.multipart.Part;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private final Replay replay = new Replay(Long.MAX_VALUE);

  private Replay.Result result() {
    return replay.result(() -> "new");
  }

  private void apply(List<? extends LogRecord> records) {
    records.forEach(replay::apply);
  }

  @Test
  void aRoomHasItsLastVersionAndAllItsEntries() {
    apply(Histories.records("AAAAAA", 5));
    Recovered found = result().recovered();
    assertThat(Histories.summary(found)).containsExactly("AAAAAA life 5");
    assertThat(found.rooms().get(0).entries())
        .extracting(e -> e.offset())
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void recordsThatComeAgainChangeNothing() {
    List<LogRecord> records = Histories.records("AAAAAA", 9);
    apply(records);
    apply(records);
    assertThat(Histories.summary(result().recovered())).containsExactly("AAAAAA life 9");
    assertThat(result().recovered().rooms().get(0).entries()).hasSize(9);
  }

  /** A checkpoint is read while rooms change, so it may be as new as any later record. */
  @Property(tries = 200)
  void aCheckpointThatIsNewerThanItsLogLeadsToTheSameState(@ForAll long seed) {
    Random random = new Random(seed);
    List<LogRecord> log = new ArrayList<>();
    List<List<RecoveredRoom>> states = new ArrayList<>();
    RecoveredRoom[] rooms = new RecoveredRoom[4];
    for (int i = 0; i < 60; i++) {
      int at = random.nextInt(rooms.length);
      RecoveredRoom room = rooms[at];
      if (room == null) {
        rooms[at] = Histories.opened(Histories.code(at), "life" + i);
        log.add(Histories.whole(rooms[at]));
      } else if (random.nextInt(4) == 0) {
        rooms[at] = null;
        log.add(Histories.closed(room));
      } else {
        rooms[at] = Histories.next(room);
        log.add(Histories.commit(room, rooms[at]));
      }
      List<RecoveredRoom> state = new ArrayList<>();
      for (RecoveredRoom one : rooms) {
        if (one != null) {
          state.add(one);
        }
      }
      states.add(state);
    }
    int begin = random.nextInt(log.size());
    // Each room is read at a moment of its own.
    Replay recovery = new Replay(Long.MAX_VALUE);
    for (int at = 0; at < rooms.length; at++) {
      String code = Histories.code(at);
      states.get(begin + random.nextInt(log.size() - begin)).stream()
          .filter(room -> room.room().code().equals(code))
          .forEach(room -> recovery.apply(Histories.whole(room)));
    }
    log.subList(begin + 1, log.size()).forEach(recovery::apply);
    Replay.Result result = recovery.result(() -> "new");
    assertThat(Histories.content(result.recovered().rooms()))
        .isEqualTo(Histories.content(states.get(states.size() - 1)));
    assertThat(result.lost()).isEmpty();
    assertThat(result.dropped()).isZero();
  }

  @Test
  void aRoomWithAGapStaysAsItWasBeforeAndGetsANewLife() {
    List<LogRecord> records = Histories.records("AAAAAA", 6);
    records.remove(3);
    apply(records);
    Replay.Result result = result();
    assertThat(Histories.summary(result.recovered())).containsExactly("AAAAAA new 3");
    assertThat(result.dropped()).isEqualTo(2);
    assertThat(result.repairs()).singleElement().matches(repair -> repair.isWhole());
  }

  @Test
  void aCommitThatOverlapsTheOneBeforeIsAGap() {
    List<LogRecord> records = Histories.records("AAAAAA", 4);
    RoomCommit last = (RoomCommit) records.remove(3);
    apply(records);
    List<Entry> twice = new ArrayList<>(((RoomCommit) records.get(2)).entries());
    twice.addAll(last.entries());
    apply(
        List.of(
            new RoomCommit("AAAAAA", "life", 4, last.set(), last.gone(), twice, Optional.empty())));
    assertThat(Histories.summary(result().recovered())).containsExactly("AAAAAA new 3");
    assertThat(result().dropped()).isEqualTo(1);
  }

  @Test
  void theRepairOfAGapComesBackFromTheSameRecords() {
    List<LogRecord> records = Histories.records("AAAAAA", 6);
    records.remove(3);
    apply(records);
    Replay.Result first = result();
    RecoveredRoom room = first.recovered().rooms().get(0);
    List<LogRecord> all = new ArrayList<>(records);
    all.addAll(first.repairs());
    all.add(Histories.commit(room, Histories.next(room)));
    Replay again = new Replay(Long.MAX_VALUE);
    all.forEach(again::apply);
    assertThat(Histories.summary(again.result(() -> "other").recovered()))
        .containsExactly("AAAAAA new 4");
  }

  @Test
  void aRoomWhoseBeginningIsMissingIsLostUnlessItCloses() {
    apply(Histories.records("AAAAAA", 3).subList(1, 3));
    apply(Histories.records("BBBBBB", 3).subList(1, 3));
    apply(List.of(new RoomClosed("BBBBBB", "life", Optional.empty())));
    assertThat(result().recovered().rooms()).isEmpty();
    assertThat(result().lost()).containsExactly("AAAAAA");
  }

  @Test
  void theCloseOfAnotherLifeIsIgnored() {
    apply(Histories.records("AAAAAA", 3));
    apply(List.of(new RoomClosed("AAAAAA", "other", Optional.empty())));
    assertThat(result().recovered().rooms()).hasSize(1);
    apply(List.of(new RoomClosed("AAAAAA", "life", Optional.empty())));
    assertThat(result().recovered().rooms()).isEmpty();
  }

  @Test
  void onlyTheNewestEntriesAreKept() {
    apply(Histories.records("AAAAAA", RoomTable.MOST_EVENTS + 10));
    assertThat(result().recovered().rooms().get(0).entries())
        .hasSize(RoomTable.MOST_EVENTS)
        .first()
        .matches(entry -> entry.offset() == 11);
  }

  @Test
  void aRoomKeepsNoMoreBytesThanInARunningLobby() {
    apply(messages("AAAAAA", 10, 100_000));
    assertThat(result().recovered().rooms().get(0).entries())
        .map(Entry::offset)
        .containsExactly(9L, 10L);
    apply(messages("BBBBBB", 3, 2 * RoomTable.MOST_BYTES));
    assertThat(result().recovered().rooms().get(1).entries())
        .map(Entry::offset)
        .containsExactly(3L);
  }

  @Test
  void allRoomsTogetherKeepNoMoreBytesThanTheirShareOfTheHeap() {
    Replay small = new Replay(450_000);
    for (int i = 0; i < 8; i++) {
      messages(Histories.code(i), 2, 100_000).forEach(small::apply);
    }
    // Each room keeps a cursor to go on from.
    assertThat(small.result(() -> "new").recovered().rooms())
        .map(room -> room.entries().size())
        .containsExactly(1, 1, 1, 1, 1, 1, 1, 1);
    for (int i = 0; i < 6; i++) {
      small.apply(new RoomClosed(Histories.code(i), "life", Optional.empty()));
    }
    messages(Histories.code(9), 2, 100_000).forEach(small::apply);
    assertThat(small.result(() -> "new").recovered().rooms())
        .map(room -> room.entries().size())
        .containsExactly(1, 1, 2);
  }

  /** The records of a room whose entries have some bytes each. */
  private static List<LogRecord> messages(String code, int count, int bytes) {
    List<LogRecord> records = new ArrayList<>();
    for (LogRecord record : Histories.records(code, count)) {
      RoomCommit commit = (RoomCommit) record;
      records.add(
          new RoomCommit(
              commit.code(),
              commit.life(),
              commit.version(),
              commit.set(),
              commit.gone(),
              List.of(
                  Entry.of(
                      commit.version(), "", "message", Part.json("\"" + "x".repeat(bytes) + "\""))),
              Optional.empty()));
    }
    return records;
  }

  @Test
  void aPlayerIsKeptWithTheLastSignOfLifeUntilForgotten() {
    StoredPlayer ann = new StoredPlayer(new Player("a", "Ann"), "hash");
    StoredPlayer bob = new StoredPlayer(new Player("b", "Bob"), "hash");
    PlayerSeen last = new PlayerSeen(ann, false, Histories.NOW.plusSeconds(5));
    apply(
        List.of(
            last,
            new PlayerSeen(ann, false, Histories.NOW),
            new PlayerSeen(bob, false, Histories.NOW)));
    apply(List.of(new PlayersForgotten(List.of("b", "unknown"))));
    assertThat(result().recovered().players()).containsExactly(last);
  }

  @Test
  void aNoticeIsKeptInItsOrderUntilItIsDone() {
    RecoveredRoom room = Histories.opened("AAAAAA", "life");
    apply(List.of(new NoticeWaits(Histories.notice("n1")), Histories.whole(room)));
    apply(
        List.of(
            Histories.commit(room, Histories.next(room), Optional.of(Histories.notice("n2"))),
            new RoomClosed("AAAAAA", "life", Optional.of(Histories.notice("n3"))),
            new NoticeDone("n2"),
            new NoticeWaits(Histories.notice("n1"))));
    assertThat(result().recovered().notices())
        .containsExactly(Histories.notice("n1"), Histories.notice("n3"));
  }
}

package org.cometlobby.lobby.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cometlobby.comet.Entry;
import org.cometlobby.comet.Journal;
import org.cometlobby.lobby.CommitId;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.RoomFilter;
import org.cometlobby.lobby.RoomOrder;
import org.cometlobby.lobby.codec.LogRecord;
import org.cometlobby.lobby.codec.LogRecord.RoomCommit;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Command.LeaveSeat;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Refusal;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.lobby.room.Rooms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The contract of the stores, for each kind of log. */
abstract class RoomStoreContract {

  static final Instant NOW = Rooms.NOW;
  static final String CODE = "K7QX2M";
  static final Player HOST = new Player("host", "Host");

  final List<RoomChange> told = Collections.synchronizedList(new ArrayList<>());
  final List<PendingNotice> noticed = Collections.synchronizedList(new ArrayList<>());
  EmbeddedStore stores;
  RoomTable store;

  /** Opens the stores, with what an earlier call has left if the log keeps it. */
  abstract EmbeddedStore open();

  @BeforeEach
  void start() {
    stores = open();
    store = stores.rooms();
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @RepeatedTest(5)
  void exactlyOneOfTwoConcurrentPlayersGetsTheLastSeat() throws Exception {
    open(CODE, 2);
    List<Optional<Outcome>> outcomes = atOnce(List.of(take(player(1)), take(player(2))));
    assertThat(outcomes)
        .extracting(Optional::orElseThrow)
        .filteredOn(Outcome.Accepted.class::isInstance)
        .hasSize(1);
    assertThat(outcomes).contains(Optional.of(new Outcome.Refused(Refusal.STARTED)));
    assertThat(store.find(CODE).orElseThrow().seats()).hasSize(2);
  }

  @Test
  void concurrentPlayersFillARoomAndEveryEventIsPublishedOnceInOrder() throws Exception {
    open(CODE, 20);
    atOnce(IntStream.range(0, 50).mapToObj(i -> take(player(i))).toList());
    assertThat(store.find(CODE).orElseThrow().seats()).hasSize(20);
    // Created, nineteen times joined, started.
    List<Long> numbers = LongStream.rangeClosed(1, 21).boxed().toList();
    assertThat(told).extracting(RoomChange::number).isEqualTo(numbers);
    assertThat(journal(CODE).entries()).extracting(Entry::offset).isEqualTo(numbers);
    assertThat(journal(CODE).state().orElseThrow().offset()).isEqualTo(21);
  }

  @Test
  void aRoomsJournalHasItsLifeAndAMarkForEachCommit() {
    open(CODE, 3);
    store.apply(CODE, Rooms.sit(player(1)), NOW);
    store.apply(CODE, new LeaveSeat("p1"), NOW);
    Journal journal = journal(CODE);
    assertThat(journal.epoch()).isEqualTo(store.find(CODE).orElseThrow().life());
    assertThat(journal.entries())
        .extracting(entry -> entry.event().orElseThrow())
        .containsExactly("created", "joined", "left");
    assertThat(journal.entries())
        .extracting(Entry::mark)
        .doesNotHaveDuplicates()
        .allMatch(mark -> mark.matches("[0-9a-z]{5}"));
    assertThat(store.journal("ACDEFG")).isEmpty();
  }

  @Test
  void aJournalKeepsABoundedNumberOfEventsAndOfBytes() {
    open(CODE, 3);
    for (int i = 0; i < RoomTable.MOST_EVENTS; i++) {
      store.apply(CODE, Rooms.sit(player(1)), NOW);
      store.apply(CODE, new LeaveSeat("p1"), NOW);
    }
    assertThat(journal(CODE).entries()).hasSize(RoomTable.MOST_EVENTS);
    assertThat(journal(CODE).last()).isEqualTo(1 + 2L * RoomTable.MOST_EVENTS);
    Message large = Message.chat("x".repeat(Message.MAX_TEXT));
    for (int i = 0; i < RoomTable.MOST_EVENTS; i++) {
      store.apply(CODE, new Command.Say(HOST.id(), large), NOW);
    }
    assertThat(journal(CODE).bytes())
        .isBetween(RoomTable.MOST_BYTES * 9L / 10, (long) RoomTable.MOST_BYTES);
  }

  @Test
  void aClosedRoomLeavesNothing() {
    open(CODE, 3);
    Journal journal = journal(CODE);
    store.apply(CODE, new LeaveSeat(HOST.id()), NOW);
    assertThat(told).last().extracting(RoomChange::event).isEqualTo(new LobbyEvent.Closed());
    assertThat(journal.isClosed()).isTrue();
    assertThat(store.find(CODE)).isEmpty();
    assertThat(store.journal(CODE)).isEmpty();
    assertThat(store.apply(CODE, Rooms.sit(HOST), NOW)).isEmpty();
    assertThat(store.records()).isEmpty();
    assertThat(stores.index().counts().rooms()).isZero();
    assertThat(stores.index().seatedIn(HOST.id())).isEmpty();
  }

  @Test
  void aCodeBelongsToOneRoom() {
    assertThat(open(CODE, 3)).isTrue();
    store.apply(CODE, Rooms.sit(player(1)), NOW);
    assertThat(open(CODE, 2)).isFalse();
    assertThat(store.find(CODE).orElseThrow().seats()).hasSize(2);
  }

  @Test
  void aCommandWithoutChangesIsNotCommitted() {
    open(CODE, 3);
    told.clear();
    store.apply(CODE, Rooms.sit(HOST), NOW);
    store.apply(CODE, new LeaveSeat("stranger"), NOW);
    assertThat(told).isEmpty();
    assertThat(journal(CODE).entries()).hasSize(1);
  }

  @Test
  void theIndexFollowsEachCommit() {
    open(CODE, 3);
    store.apply(CODE, Rooms.sit(player(1)), NOW);
    Room room = store.find(CODE).orElseThrow();
    assertThat(stores.index().list(RoomFilter.ALL, RoomOrder.NEWEST, Optional.empty(), 10).rooms())
        .containsExactly(room);
    assertThat(stores.index().seatedIn("p1")).containsExactly(room);
  }

  @Test
  void aStartsNoticeIsPublishedOnceAndWaitsInTheOutbox() {
    open(CODE, 2);
    store.apply(CODE, Rooms.sit(player(1)), NOW);
    PendingNotice notice = EmbeddedStores.notice(CODE);
    assertThat(noticed).containsExactly(notice);
    assertThat(stores.notices().all()).containsExactly(notice);
    stores.notices().remove(notice.id());
    assertThat(stores.notices().all()).isEmpty();
  }

  @Test
  void aCheckpointsRecordsAreMadeOneAfterTheOther() {
    open(CODE, 3);
    open("K7QX2N", 3);
    Iterator<LogRecord> records = stores.records().iterator();
    RoomCommit first = (RoomCommit) records.next();
    String other = first.code().equals(CODE) ? "K7QX2N" : CODE;
    store.apply(other, Rooms.sit(player(1)), NOW);
    assertThat(((RoomCommit) records.next()).version()).isEqualTo(2);
  }

  @Test
  void aCommitThatItsClientRepeatsHappensOnce() {
    Optional<CommitId> opening = Optional.of(CommitId.of(HOST.id(), "opening"));
    store.add(Rooms.opening(CODE, NewRoom.of("go", 4), HOST), NOW, opening);
    Optional<CommitId> saying = Optional.of(CommitId.of(HOST.id(), "saying"));
    Command say = new Command.Say(HOST.id(), Message.chat("hello"));
    store.apply(CODE, say, NOW, saying);
    beforeRepeat();
    assertThat(store.committed(opening.get(), NOW)).map(Room::code).contains(CODE);
    Outcome again = store.apply(CODE, say, NOW.plusSeconds(59), saying).orElseThrow();
    assertThat(Rooms.accepted(again).changes()).isEmpty();
    assertThat(journal(CODE).last()).isEqualTo(2);
    // A minute later the id is that of another change.
    store.apply(CODE, say, NOW.plusSeconds(61), saying);
    assertThat(journal(CODE).last()).isEqualTo(3);
    assertThat(store.committed(opening.get(), NOW.plusSeconds(61))).isEmpty();
  }

  @Test
  void expiredCommitsAreForgottenAlsoWhenNobodyAsks() {
    Optional<CommitId> old = Optional.of(CommitId.of(HOST.id(), "old"));
    Optional<CommitId> young = Optional.of(CommitId.of(HOST.id(), "young"));
    store.add(Rooms.opening(CODE, NewRoom.of("go", 4), HOST), NOW, old);
    store.apply(CODE, Rooms.sit(player(1)), NOW.plusSeconds(30), young);
    store.forgetExpired(NOW.plusSeconds(61));
    assertThat(store.committed(old.get(), NOW)).isEmpty();
    assertThat(store.committed(young.get(), NOW)).isPresent();
  }

  @Test
  void aCommitThatClosedItsRoomIsKnown() {
    open(CODE, 4);
    CommitId leaving = CommitId.of(HOST.id(), "leaving");
    store.apply(CODE, new LeaveSeat(HOST.id()), NOW, Optional.of(leaving));
    beforeRepeat();
    assertThat(store.hasClosed(leaving, CODE, NOW.plusSeconds(59))).isTrue();
    assertThat(store.hasClosed(leaving, "K7QX2N", NOW)).isFalse();
    assertThat(store.hasClosed(CommitId.of(HOST.id(), "other"), CODE, NOW)).isFalse();
    assertThat(store.hasClosed(leaving, CODE, NOW.plusSeconds(61))).isFalse();
  }

  @Test
  void aCommitToARoomThatIsThereHasNotClosedIt() {
    Optional<CommitId> saying = Optional.of(CommitId.of(HOST.id(), "saying"));
    open(CODE, 4);
    store.apply(CODE, new Command.Say(HOST.id(), Message.chat("hello")), NOW, saying);
    assertThat(store.hasClosed(saying.get(), CODE, NOW)).isFalse();
  }

  /** Runs between a commit and its repeat. */
  void beforeRepeat() {}

  final boolean open(String code, int seats) {
    return store.add(Rooms.opening(code, NewRoom.of("go", seats), HOST), NOW, Optional.empty());
  }

  final Journal journal(String code) {
    return store.journal(code).orElseThrow();
  }

  final Callable<Optional<Outcome>> take(Player player) {
    Command command = Rooms.sit(player);
    return () -> store.apply(CODE, command, NOW);
  }

  static Player player(int i) {
    return new Player("p" + i, "P" + i);
  }

  /** Runs each task on its own thread, all released at the same moment. */
  static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      CountDownLatch go = new CountDownLatch(1);
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> task : tasks) {
        futures.add(
            threads.submit(
                () -> {
                  go.await();
                  return task.call();
                }));
      }
      go.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get(10, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}

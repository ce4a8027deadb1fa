package org.cometlobby.lobby.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
import org.cometlobby.lobby.JournalEntry;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Command.LeaveSeat;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Refusal;
import org.cometlobby.lobby.room.Role;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.lobby.room.Rooms;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class MvRoomStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final String CODE = "K7QX2M";
  private static final Player HOST = new Player("host", "Host");

  private final MVStore mv = new MVStore.Builder().autoCommitDisabled().open();
  private final List<RoomChange> told = Collections.synchronizedList(new ArrayList<>());
  private final MvRoomStore store = new MvRoomStore(mv, told::add);

  @AfterEach
  void close() {
    mv.close();
  }

  @RepeatedTest(20)
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
    assertThat(told)
        .extracting(RoomChange::number)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 21).boxed().toList());
    assertThat(store.journal(CODE, 0))
        .extracting(JournalEntry::event)
        .isEqualTo(told.stream().map(RoomChange::event).toList());
  }

  @Test
  void theJournalCanBeReadFromAnyEvent() {
    open(CODE, 3);
    open("K7QX2N", 3);
    store.apply(CODE, Rooms.sit(player(1)), NOW);
    store.apply(CODE, new LeaveSeat("p1"), NOW);
    assertThat(store.journal(CODE, 0)).extracting(JournalEntry::number).containsExactly(1L, 2L, 3L);
    assertThat(store.journal(CODE, 2))
        .containsExactly(
            new JournalEntry(
                3, new LobbyEvent.Left("p1", "P1", Role.PLAYER, LobbyEvent.Reason.LEFT), NOW));
    assertThat(store.journal(CODE, 3)).isEmpty();
    assertThat(store.journal("ACDEFG", 0)).isEmpty();
  }

  @Test
  void theJournalForgetsItsOldestEvents() {
    open(CODE, 3);
    for (int i = 0; i < MvRoomStore.JOURNAL; i++) {
      store.apply(CODE, Rooms.sit(player(1)), NOW);
      store.apply(CODE, new LeaveSeat("p1"), NOW);
    }
    long last = 1 + 2L * MvRoomStore.JOURNAL;
    assertThat(store.journal(CODE, 0))
        .hasSize(MvRoomStore.JOURNAL)
        .last()
        .extracting(JournalEntry::number)
        .isEqualTo(last);
  }

  @Test
  void aClosedRoomLeavesNothingInTheStore() {
    open(CODE, 3);
    for (int i = 0; i < MvRoomStore.JOURNAL; i++) {
      store.apply(CODE, Rooms.sit(player(1)), NOW);
      store.apply(CODE, new LeaveSeat("p1"), NOW);
    }
    told.clear();
    store.apply(CODE, new LeaveSeat(HOST.id()), NOW);
    assertThat(told).last().extracting(RoomChange::event).isEqualTo(new LobbyEvent.Closed());
    assertThat(store.find(CODE)).isEmpty();
    assertThat(store.all()).isEmpty();
    assertThat(store.apply(CODE, Rooms.sit(HOST), NOW)).isEmpty();
    assertThat(mv.openMap("rooms")).isEmpty();
    assertThat(mv.openMap("journal")).isEmpty();
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
    assertThat(store.journal(CODE, 0)).hasSize(1);
  }

  private boolean open(String code, int seats) {
    return store.add(Rooms.opening(code, NewRoom.of("go", seats), HOST), NOW);
  }

  private Callable<Optional<Outcome>> take(Player player) {
    Command command = Rooms.sit(player);
    return () -> store.apply(CODE, command, NOW);
  }

  private static Player player(int i) {
    return new Player("p" + i, "P" + i);
  }

  /** Runs each task on its own thread, all released at the same moment. */
  private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
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

package org.cometlobby.lobby.stream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.cometlobby.lobby.RoomListQuery;
import org.cometlobby.lobby.RoomPage;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.scheduling.Scheduler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomListPublisherTest {

  private static final int PATIENCE_SECONDS = 60;

  private final Scheduler scheduler = new Scheduler(Executors.defaultThreadFactory(), 2);
  private final List<RoomListTopic> lists = new ArrayList<>();
  private final BlockingQueue<RoomListQuery> asked = new LinkedBlockingQueue<>();
  private final AtomicLong millis = new AtomicLong(Rooms.NOW.toEpochMilli());
  private final InstantSource clock = () -> Instant.ofEpochMilli(millis.get());
  private final RoomListPublisher publisher =
      new RoomListPublisher(() -> this::steps, scheduler, clock);
  private volatile List<Room> rooms = List.of();
  private volatile int total;
  private final AtomicInteger steps = new AtomicInteger();
  private volatile Runnable found = () -> {};
  private final AtomicInteger firstAskedAfter = new AtomicInteger();
  private volatile long cost;
  private volatile @Nullable RoomListQuery held;
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    scheduler.close();
  }

  /** Walks over the lists, and notes how many steps are done. */
  private Iterator<RoomListTopic> steps() {
    return lists.stream()
        .peek(
            list -> {
              steps.incrementAndGet();
              found.run();
            })
        .iterator();
  }

  private RoomListQuery read(Map<String, String> parameters) {
    RoomListQuery query = RoomListQuery.of(name -> Optional.ofNullable(parameters.get(name)));
    RoomListTopic list =
        new RoomListTopic(
            query,
            wanted -> {
              millis.addAndGet(cost);
              firstAskedAfter.compareAndSet(0, steps.get());
              asked.add(wanted);
              if (wanted.equals(held)) {
                awaitRelease();
              }
              return new RoomPage(rooms, total, Optional.empty());
            },
            new ListedRooms(),
            clock);
    list.opened();
    asked.clear();
    lists.add(list);
    return query;
  }

  private void awaitRelease() {
    try {
      assertThat(release.await(PATIENCE_SECONDS, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RoomListQuery nextAsked() throws InterruptedException {
    RoomListQuery query = asked.poll(PATIENCE_SECONDS, SECONDS);
    assertThat(query).isNotNull();
    return query;
  }

  private static Room room(String code, String game) {
    return Rooms.opening(code, NewRoom.of(game, 2), new Player("ann", "Ann")).get(0).room();
  }

  @Test
  void onlyListsThatMayShowAChangedRoomAreAskedFor() throws Exception {
    read(Map.of("game", "chess"));
    read(Map.of("q", "hess"));
    RoomListQuery all = read(Map.of());
    RoomListQuery go = read(Map.of("game", "go", "open", "true"));
    RoomListQuery started = read(Map.of("q", "GO", "phase", "started"));
    publisher.gather(room("AAAAAA", "go"));
    publisher.gather(room("BBBBBB", "go"));
    assertThat(List.of(nextAsked(), nextAsked(), nextAsked()))
        .containsExactlyInAnyOrder(all, go, started);
    publisher.gather(room("AAAAAA", "go"));
    assertThat(nextAsked()).isIn(all, go, started);
  }

  @Test
  void listsThatTakeTooLongAreAskedForInAFurtherRunWithoutAnotherChange() throws Exception {
    List<RoomListQuery> queries = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      queries.add(read(Map.of("limit", "" + i)));
    }
    cost = RoomListPublisher.MAX_MILLIS;
    publisher.gather(room("AAAAAA", "go"));
    for (RoomListQuery query : queries) {
      assertThat(nextAsked()).isEqualTo(query);
    }
  }

  @Test
  void someListsArePublishedBeforeAllAreFoundIfThatTakesTooLong() throws Exception {
    for (int i = 1; i <= 5; i++) {
      read(Map.of("limit", "" + i));
    }
    // Each step to a further list takes long.
    found = () -> millis.addAndGet(RoomListPublisher.MAX_MILLIS);
    publisher.gather(room("AAAAAA", "go"));
    Set<RoomListQuery> all = new HashSet<>();
    for (int i = 1; i <= 5; i++) {
      all.add(nextAsked());
    }
    assertThat(all).hasSize(5);
    assertThat(firstAskedAfter).hasValue(1);
  }

  @Test
  void aTotalThatHasToWaitIsToldLaterWithoutAnotherChange() throws Exception {
    rooms = List.of(room("AAAAAA", "go"));
    total = 1;
    read(Map.of("limit", "1"));
    total = 2;
    publisher.gather(room("BBBBBB", "go"));
    nextAsked();
    assertThat(lists.get(0).opened().journal().last()).isEqualTo(1);
    millis.addAndGet(RoomListTopic.TOTAL_PAUSE.toMillis());
    nextAsked();
    for (int i = 0; i < 600 && lists.get(0).opened().journal().last() == 1; i++) {
      Thread.sleep(100);
    }
    assertThat(lists.get(0).opened().journal().last()).isEqualTo(2);
  }

  @Test
  void aTotalThatIsDueDuringAPublicationIsToldWithoutAnotherChange() throws Exception {
    rooms = List.of(room("AAAAAA", "go"));
    total = 1;
    read(Map.of("game", "go", "limit", "1"));
    RoomListQuery slow = read(Map.of("game", "chess"));
    total = 2;
    publisher.gather(room("BBBBBB", "go"));
    nextAsked();
    // A publication of the other list lasts until the total is due.
    held = slow;
    publisher.gather(room("CCCCCC", "chess"));
    millis.addAndGet(RoomListTopic.TOTAL_PAUSE.toMillis());
    Thread.sleep(RoomListTopic.TOTAL_PAUSE.plusMillis(500).toMillis());
    release.countDown();
    for (int i = 0; i < 100 && lists.get(0).opened().journal().last() == 1; i++) {
      Thread.sleep(100);
    }
    assertThat(lists.get(0).opened().journal().last()).isEqualTo(2);
  }
}

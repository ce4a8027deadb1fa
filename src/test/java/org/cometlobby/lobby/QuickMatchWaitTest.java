package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cometlobby.lobby.room.MatchWish;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Rooms;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

/** Quick matches of one game while the disk is slow. */
@EnableWeld
class QuickMatchWaitTest {

  private static final MatchWish WISH =
      new MatchWish("go", OptionalInt.empty(), 4, JsonValue.EMPTY_JSON_OBJECT);

  @WeldSetup WeldInitiator weld = Lobbies.with(Map.of(), SlowLobby.class);

  /** A lobby whose rooms become durable when a test wants it. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class SlowLobby extends LobbyBean {

    final AtomicInteger opened = new AtomicInteger();
    final CountDownLatch durable = new CountDownLatch(1);

    AtomicInteger opened() {
      return opened;
    }

    void goOn() {
      durable.countDown();
    }

    @Override
    Committing<Room> begin(Player host, NewRoom request) {
      opened.incrementAndGet();
      return new Committing<>(Rooms.room(request, host), this::awaitDisk);
    }

    private void awaitDisk() {
      try {
        assertThat(durable.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void aMatchDoesntWaitForTheCommitOfAnEarlierOneAndIsAnsweredOnceItsOwnIsDurable()
      throws Exception {
    QuickMatch quickMatch = weld.select(QuickMatch.class).get();
    SlowLobby lobby = weld.select(SlowLobby.class).get();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Outcome.Accepted>> matches =
          List.of(
              threads.submit(() -> quickMatch.match(new Player("ann", "Ann"), WISH)),
              threads.submit(() -> quickMatch.match(new Player("ben", "Ben"), WISH)));
      await().untilAsserted(() -> assertThat(lobby.opened()).hasValue(2));
      assertThat(matches).noneMatch(Future::isDone);
      lobby.goOn();
      for (Future<Outcome.Accepted> match : matches) {
        assertThat(match.get(10, TimeUnit.SECONDS).changes()).hasSize(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}

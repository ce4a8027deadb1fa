package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Refusal;
import org.cometlobby.lobby.room.Role;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.SpectatorsMay;
import org.cometlobby.lobby.room.Visibility;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

/** The lobby's service under concurrent requests. */
@EnableWeld
class LobbyBeanTest {

  private static final int SPECTATORS = 2;

  private static final NewRoom UNLISTED =
      new NewRoom(
          "go",
          "",
          2,
          2,
          Visibility.UNLISTED,
          true,
          0,
          SpectatorsMay.CHAT,
          JsonValue.EMPTY_JSON_OBJECT,
          JsonValue.EMPTY_JSON_OBJECT);

  @WeldSetup
  WeldInitiator weld =
      Lobbies.with(
          Map.of("LOBBY_LIMIT_SPECTATORS", String.valueOf(SPECTATORS), "LOBBY_LIMITS", "off"));

  @Test
  void theLimitOfSpectatorsHoldsForConcurrentRequests() throws Exception {
    LobbyBean lobby = weld.select(LobbyBean.class).get();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 100; round++) {
        Room room = lobby.create(new Player("host" + round, "Host"), NewRoom.of("go", 2));
        List<Boolean> cameIn = watchAtOnce(lobby, room.code(), threads);
        assertThat(cameIn).filteredOn(in -> in).hasSize(SPECTATORS);
        assertThat(lobby.find(room.code()).orElseThrow().spectators()).hasSize(SPECTATORS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aRoomsMessagesAreThoseOfItsStream() {
    LobbyBean lobby = weld.select(LobbyBean.class).get();
    Player ann = new Player("ann", "Ann");
    String code = lobby.create(ann, NewRoom.of("go", 2)).code();
    lobby.say(ann, code, Message.chat("hello"));
    lobby.setReady(ann, code, true);
    lobby.say(ann, code, Message.ofGame("move", JsonValue.TRUE));
    assertThat(lobby.messages(Optional.empty(), code))
        .containsExactly(
            new RoomMessage(
                2,
                "{\"playerId\":\"ann\",\"name\":\"Ann\",\"role\":\"player\",\"type\":\"chat\",\"text\":\"hello\","
                    + "\"version\":2}"),
            new RoomMessage(
                4,
                "{\"playerId\":\"ann\",\"name\":\"Ann\",\"role\":\"player\",\"type\":\"move\",\"data\":true,"
                    + "\"version\":4}"));
  }

  @Test
  void aRepeatedChangeHasHappenedAlthoughItsRoomHasClosed() {
    LobbyBean lobby = weld.select(LobbyBean.class).get();
    RequestedCommit requested = weld.select(RequestedCommit.class).get();
    Player ann = new Player("ann", "Ann");
    String code = lobby.create(ann, NewRoom.of("go", 2)).code();
    requested.set(CommitId.of("ann", "leaving"));
    lobby.leaveSeat(ann, code);
    assertThat(lobby.find(code)).isEmpty();
    lobby.leaveSeat(ann, code.toLowerCase(Locale.ROOT));
    requested.set(CommitId.of("ann", "leaving again"));
    assertThatExceptionOfType(RefusalException.class)
        .isThrownBy(() -> lobby.leaveSeat(ann, code))
        .matches(e -> e.refusal() == Refusal.NO_SUCH_ROOM);
  }

  @Test
  void onlyMembersMayReadTheMessagesOfAnUnlistedRoom() {
    LobbyBean lobby = weld.select(LobbyBean.class).get();
    Player ann = new Player("ann", "Ann");
    String code = lobby.create(ann, UNLISTED).code();
    lobby.say(ann, code, Message.chat("hello"));
    assertThat(lobby.messages(Optional.of(ann), code)).hasSize(1);
    for (Optional<Player> other :
        List.of(Optional.of(new Player("ben", "Ben")), Optional.<Player>empty())) {
      assertThatExceptionOfType(RefusalException.class)
          .isThrownBy(() -> lobby.messages(other, code));
    }
  }

  /** Returns whether each of eight players got a place. */
  private static List<Boolean> watchAtOnce(LobbyBean lobby, String code, ExecutorService threads)
      throws Exception {
    CyclicBarrier together = new CyclicBarrier(8);
    List<Callable<Boolean>> calls =
        IntStream.range(0, 8)
            .mapToObj(i -> new Player("p" + i, "P"))
            .map(
                player ->
                    (Callable<Boolean>)
                        () -> {
                          together.await();
                          return watches(lobby, player, code);
                        })
            .toList();
    List<Boolean> cameIn = new ArrayList<>();
    for (Future<Boolean> answer : threads.invokeAll(calls)) {
      cameIn.add(answer.get());
    }
    return cameIn;
  }

  private static boolean watches(LobbyBean lobby, Player player, String code) {
    try {
      lobby.takeSeat(player, code, Role.SPECTATOR, Optional.empty());
      return true;
    } catch (RefusalException e) {
      assertThat(e.refusal()).isEqualTo(Refusal.FULL);
      return false;
    }
  }
}

package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.seated;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.EventStream.Event;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.OwnServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The presence of players, on a server with a short grace period and otherwise default limits. */
@Tag("one-server")
class PresenceIT {

  private static OwnServer server;

  @BeforeAll
  static void start() throws IOException {
    server =
        OwnServer.start(
            "presence",
            Map.of(
                "LOBBY_GRACE",
                "3s",
                "LOBBY_GRACE_ALONE",
                "3s",
                "LOBBY_GRACE_AFTER_START",
                "3s",
                "LOBBY_HEARTBEAT",
                "500ms",
                "LOBBY_SILENCE",
                "35s"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theSeatOfAPlayerWithoutAStreamTimesOutAndTheRoomIsTold() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 9);
    try (EventStream stream = ann.watch(code)) {
      ben.sit(code);
      JsonObject joined = stream.await(named("joined")).data();
      assertThat(joined.getBoolean("connected")).isFalse();
      Event left = stream.await(named("left"));
      assertThat(left.data().getString("playerId")).isEqualTo(ben.id());
      assertThat(left.data().getString("reason")).isEqualTo("timeout");
      assertThat(seated(stranger().room(code))).containsExactly(ann.id());
    }
  }

  @Test
  void aPlayerWhoReturnsInTimeKeepsTheSeat() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 9);
    try (EventStream stream = ann.watch(code)) {
      EventStream first = ben.watch(code);
      ben.sit(code);
      stream.await(named("joined"));
      first.close();
      assertThat(connected(stream.await(connectionOf(ben)))).isFalse();
      try (EventStream second = ben.watch(code)) {
        assertThat(second.next().name()).isEqualTo("snapshot");
        assertThat(connected(stream.await(connectionOf(ben)))).isTrue();
        assertThat(untilSomebodyElseTimesOut(code, stream)).isEmpty();
        assertThat(seated(stranger().room(code))).containsExactly(ann.id(), ben.id());
      }
    }
  }

  /** As a frozen page, whose stream stays open. */
  @Test
  void aPlayerWhoHasSpokenAndFallsSilentIsAwayUntilTheNextRequest() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 9);
    try (EventStream stream = ann.watch(code);
        EventStream silent = ben.watch(code)) {
      assertThat(silent.next().name()).isEqualTo("snapshot");
      ben.sit(code);
      String presence = "api/rooms/" + code + "/seats/me/presence";
      assertThat(ben.send(ben.request("PUT", presence, "{\"here\":true}")).status()).isEqualTo(204);
      assertThat(connected(stream.await(connectionOf(ben)))).isFalse();
      assertThat(ben.get("api/players/me").status()).isEqualTo(200);
      assertThat(connected(stream.await(connectionOf(ben)))).isTrue();
    }
  }

  @Test
  void aPlayerWithTwoStreamsStaysConnectedWhenOneCloses() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 9);
    try (EventStream stream = ann.watch(code);
        EventStream tab = ben.watch(code)) {
      EventStream other = ben.watch(code);
      assertThat(tab.next().name()).isEqualTo("snapshot");
      assertThat(other.next().name()).isEqualTo("snapshot");
      ben.sit(code);
      stream.await(named("joined"));
      other.close();
      assertThat(untilSomebodyElseTimesOut(code, stream)).isEmpty();
      assertThat(
              stranger().room(code).getJsonArray("seats").getJsonObject(1).getBoolean("connected"))
          .isTrue();
    }
  }

  @Test
  void aReloadChangesNothing() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 9);
    try (EventStream stream = ann.watch(code)) {
      EventStream before = ben.watch(code);
      ben.sit(code);
      stream.await(named("joined"));
      before.close();
      try (EventStream after = ben.watch(code)) {
        assertThat(after.next().name()).isEqualTo("snapshot");
        assertThat(untilSomebodyElseTimesOut(code, stream)).isEmpty();
      }
    }
  }

  /**
   * Waits until the grace period is over for all earlier disconnects: a late player takes a seat,
   * opens no stream, and times out.
   *
   * @return the events of the other players meanwhile
   */
  private static List<Event> untilSomebodyElseTimesOut(String code, EventStream stream) {
    LobbyClient late = player("Late");
    late.sit(code);
    List<Event> others = new ArrayList<>(stream.upTo("left"));
    others.removeIf(event -> late.id().equals(event.data().getString("playerId", "")));
    return others;
  }

  @Test
  void aRoomClosesWhenItsLastPlayerTimesOut() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 9);
    try (EventStream stream = stranger().watch(code)) {
      ann.watch(code).close();
      List<Event> events = stream.toTheEnd();
      assertThat(events).extracting(Event::name).endsWith("left", "closed");
      assertThat(events.get(events.size() - 2).data().getString("reason")).isEqualTo("timeout");
    }
    assertThat(stranger().get("api/rooms/" + code).status()).isEqualTo(404);
  }

  @Test
  void theNextPlayerBecomesHostWhenTheHostTimesOut() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 9);
    try (EventStream stream = ben.watch(code)) {
      ben.sit(code);
      Event host = stream.await(named("host"));
      assertThat(host.data().getString("playerId")).isEqualTo(ben.id());
      assertThat(stream.await(named("left")).data().getString("playerId")).isEqualTo(ann.id());
    }
  }

  @Test
  void aHostWhoIsAwayForLongerThanTheGraceAfterTheStartLosesTheOfficeAndKeepsTheSeat() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 2);
    try (EventStream stream = ben.watch(code)) {
      EventStream hers = ann.watch(code);
      ben.sit(code);
      stream.await(named("start"));
      hers.close();
      Event host = stream.await(named("host"));
      assertThat(host.data().getString("playerId")).isEqualTo(ben.id());
      assertThat(seated(stranger().room(code))).containsExactly(ann.id(), ben.id());
    }
  }

  @Test
  void aSpectatorWhoTimesOutIsNotCounted() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 9);
    try (EventStream stream = ann.watch(code)) {
      ben.post("api/rooms/" + code + "/seats", "{\"as\":\"spectator\"}");
      assertThat(stranger().room(code).getInt("spectators")).isEqualTo(1);
      Event left = stream.await(named("left"));
      assertThat(left.data().getString("as")).isEqualTo("spectator");
      assertThat(stranger().room(code).getInt("spectators")).isZero();
    }
  }

  @Test
  void aCountdownIsCancelledWhenAPlayerTimesOut() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 2, "{\"countdownSeconds\":300}");
    try (EventStream stream = ann.watch(code)) {
      EventStream his = ben.watch(code);
      ben.sit(code);
      stream.await(named("countdown"));
      his.close();
      assertThat(stream.await(named("left")).data().getString("playerId")).isEqualTo(ben.id());
      stream.await(named("countdown-cancelled"));
    }
  }

  /**
   * Has forty pupils behind one address open the list and a room each, within a minute, and send
   * messages: the default limits reject none of these requests.
   */
  @Test
  void aSchoolClassBehindOneAddressIsNotHindered() {
    List<LobbyClient> pupils = IntStream.range(0, 40).mapToObj(i -> player("Pupil " + i)).toList();
    List<EventStream> streams = new ArrayList<>();
    String game = newGame();
    try {
      String code = "";
      for (int i = 0; i < pupils.size(); i++) {
        LobbyClient pupil = pupils.get(i);
        streams.add(pupil.stream("streams/rooms"));
        if (i % 4 == 0) {
          code = pupil.makeRoom(game, 5);
        } else {
          assertThat(pupil.sit(code).status()).isEqualTo(201);
        }
        streams.add(pupil.watch(code));
        for (int line = 0; line < 10; line++) {
          String text = "{\"text\":\"Hello " + line + "\"}";
          assertThat(pupil.post("api/rooms/" + code + "/messages", text).status()).isEqualTo(202);
        }
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  stranger()
                      .get("api/rooms?game=" + game)
                      .json()
                      .getJsonArray("rooms")
                      .getValuesAs(JsonObject.class)
                      .stream()
                      .mapToInt(room -> room.getInt("seated"))
                      .sum(),
              seated -> seated == 40);
    } finally {
      streams.forEach(EventStream::close);
    }
  }

  private static Predicate<Event> named(String name) {
    return event -> event.name().equals(name);
  }

  private static Predicate<Event> connectionOf(LobbyClient player) {
    return event ->
        event.name().equals("connection") && event.data().getString("playerId").equals(player.id());
  }

  private static boolean connected(Event event) {
    return event.data().getBoolean("connected");
  }

  private static LobbyClient stranger() {
    return LobbyClient.stranger(server.base());
  }

  private static LobbyClient player(String name) {
    return stranger().register(name);
  }
}

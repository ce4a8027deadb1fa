package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.problem;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.EventStream.Event;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stream of a room. */
interface RoomStreamContract extends LobbyContract {

  @Test
  default void aRoomStreamBeginsWithTheRoomAndHasEveryChangeWithoutAGap() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    LobbyClient cleo = player("Cleo");
    String code = ann.makeRoom(newGame(), 3);
    JsonObject room = ann.room(code);
    try (EventStream stream = stranger().watch(code)) {
      ben.sit(code);
      ann.leave(code);
      cleo.sit(code);
      ben.start(code);
      cleo.leave(code);
      ben.leave(code);
      List<Event> events = stream.toTheEnd();
      assertThat(events)
          .extracting(Event::name)
          .containsExactly(
              "snapshot", "joined", "host", "left", "joined", "start", "left", "left", "closed");
      assertThat(events).extracting(Event::version).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
      assertThat(events).extracting(Event::id).doesNotHaveDuplicates();
      assertThat(events.get(0).data()).isEqualTo(room);
      assertThat(events.get(1).data()).isEqualTo(joined(ben, "Ben", 2));
      assertThat(events.get(2).data())
          .isEqualTo(
              Json.createObjectBuilder().add("playerId", ben.id()).add("version", 3).build());
      assertThat(events.get(3).data()).isEqualTo(left(ann, "Ann", 4));
      assertThat(events.get(4).data()).isEqualTo(joined(cleo, "Cleo", 5));
      JsonObject start = events.get(5).data();
      assertThat(start.keySet()).containsExactlyInAnyOrder("startsAt", "startsInMillis", "version");
      assertThat(Instant.parse(start.getString("startsAt")))
          .hasToString(start.getString("startsAt"));
      assertThat(start.getInt("startsInMillis")).isZero();
      assertThat(events.get(7).data()).isEqualTo(left(ben, "Ben", 8));
      assertThat(events.get(8).data())
          .isEqualTo(Json.createObjectBuilder().add("version", 9).build());
    }
  }

  @Test
  default void aMessageMayBeScheduledForAMomentThatTheLobbyDraws() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 3);
    String messages = "api/rooms/" + code + "/messages";
    try (EventStream stream = ann.watch(code)) {
      Answer answer =
          ann.post(
              messages,
              "{\"type\":\"draw\",\"data\":[1],\"afterMillis\":{\"from\":10,\"to\":200}}");
      assertThat(answer.status()).isEqualTo(202);
      Event announced = stream.await(event -> event.name().equals("scheduled"));
      assertThat(announced.data().keySet())
          .containsExactlyInAnyOrder("playerId", "name", "role", "type", "afterMillis", "version");
      Event said = stream.await(event -> event.name().equals("message"));
      assertThat(said.data().getInt("scheduled")).isEqualTo(announced.version());
      assertThat(said.data().getString("role")).isEqualTo("player");
      assertThat(said.data().getJsonArray("data")).hasToString("[1]");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"data\":1,\"type\":\"draw\",\"afterMillis\":{\"from\":0,\"to\":60001}",
        "\"data\":1,\"type\":\"draw\",\"afterMillis\":{\"from\":-1,\"to\":1}",
        "\"data\":1,\"type\":\"draw\",\"afterMillis\":{\"from\":2,\"to\":1}",
        "\"data\":1,\"type\":\"draw\",\"afterMillis\":{\"from\":2}",
        "\"data\":1,\"type\":\"draw\",\"afterMillis\":5",
        "\"text\":\"hello\",\"afterMillis\":{\"from\":1,\"to\":2}"
      })
  default void aProblemNamesAScheduleOutOfBounds(String message) {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 3);
    assertThat(
            LobbyContract.badFields(
                ann.post("api/rooms/" + code + "/messages", "{" + message + "}")))
        .isSubsetOf("from", "to", "afterMillis")
        .isNotEmpty();
  }

  private static JsonObject joined(LobbyClient player, String name, int version) {
    return Json.createObjectBuilder()
        .add("playerId", player.id())
        .add("name", name)
        .add("as", "player")
        .add("ready", false)
        .add("connected", false)
        .add("spectators", 0)
        .add("version", version)
        .build();
  }

  private static JsonObject left(LobbyClient player, String name, int version) {
    return Json.createObjectBuilder()
        .add("playerId", player.id())
        .add("name", name)
        .add("as", "player")
        .add("reason", "left")
        .add("version", version)
        .build();
  }

  @Test
  default void everyMemberSeesTheLastPlayerJoinAndTheStart() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    LobbyClient cleo = player("Cleo");
    String code = ann.makeRoom(newGame(), 3);
    try (EventStream hers = ann.watch(code);
        EventStream his = ben.watch(code.toLowerCase(Locale.ROOT));
        EventStream other = cleo.watch(code)) {
      ben.sit(code);
      cleo.sit(code);
      List<Event> seen = hers.upTo("start");
      assertThat(seen)
          .extracting(Event::name)
          .containsExactly("snapshot", "joined", "joined", "start");
      // A player whose stream is already open is connected from the start.
      assertThat(seen.get(1).data().getBoolean("connected")).isTrue();
      assertThat(his.upTo("start")).isEqualTo(seen);
      assertThat(other.upTo("start")).isEqualTo(seen);
    }
  }

  @Test
  default void aLateReaderGetsTheRoomAsItIsAndThenTheFollowingEvents() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 3);
    ben.sit(code);
    try (EventStream stream = stranger().watch(code)) {
      Event snapshot = stream.next();
      assertThat(snapshot.name()).isEqualTo("snapshot");
      assertThat(snapshot.data()).isEqualTo(stranger().room(code));
      ben.leave(code);
      Event next = stream.next();
      assertThat(next.name()).isEqualTo("left");
      assertThat(next.version()).isEqualTo(snapshot.version() + 1);
    }
  }

  @Test
  default void aReaderWhoReconnectsWithACursorGetsExactlyTheMissedEvents() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 4);
    String cursor;
    try (EventStream stream = stranger().watch(code)) {
      ben.sit(code);
      cursor = stream.upTo("joined").get(1).id();
    }
    ben.leave(code);
    ben.sit(code);
    try (EventStream stream = stranger().stream("streams/rooms/" + code + "?after=" + cursor)) {
      assertThat(stream.next().name()).isEqualTo("left");
      assertThat(stream.next().name()).isEqualTo("joined");
      ann.start(code);
      Event start = stream.next();
      assertThat(start.name()).isEqualTo("start");
      assertThat(start.version()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "1-1", "-", "%00", "99999999999999999999-1"})
  default void anUnknownCursorGetsAFreshSnapshotThatIsNotRecovered(String cursor) {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 4);
    try (EventStream stream = ann.stream("streams/rooms/" + code + "?after=" + cursor)) {
      Event snapshot = stream.next();
      assertThat(snapshot.name()).isEqualTo("snapshot");
      assertThat(snapshot.data().getBoolean("recovered")).isFalse();
      assertThat(snapshot.data().getString("code")).isEqualTo(code);
    }
  }

  @Test
  default void aCursorOfAnotherRoomGetsAFreshSnapshotThatIsNotRecovered() {
    LobbyClient ann = player("Ann");
    String cursor;
    try (EventStream other = ann.watch(ann.makeRoom(newGame(), 4))) {
      cursor = other.next().id();
    }
    String code = ann.makeRoom(newGame(), 4);
    try (EventStream stream = ann.stream("streams/rooms/" + code + "?after=" + cursor)) {
      assertThat(stream.next().data().getBoolean("recovered")).isFalse();
    }
  }

  @Test
  default void inTheStateViewEveryPartIsTheWholeRoom() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 2);
    try (EventStream stream = stranger().stream("streams/rooms/" + code + "?view=state")) {
      assertThat(stream.next().version()).isEqualTo(1);
      ben.sit(code);
      ann.start(code);
      Event started = stream.await(event -> event.version() == 3);
      assertThat(started.name()).isEqualTo("snapshot");
      assertThat(started.data()).isEqualTo(stranger().room(code));
    }
  }

  @Test
  default void inTheStateViewTheLastPartIsTheClosedRoom() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 2);
    try (EventStream stream = stranger().stream("streams/rooms/" + code + "?view=state")) {
      assertThat(stream.next().version()).isEqualTo(1);
      ann.leave(code);
      List<Event> events = stream.toTheEnd();
      Event last = events.get(events.size() - 1);
      assertThat(last.name()).isEqualTo("snapshot");
      assertThat(last.data().getString("phase")).isEqualTo("closed");
      assertThat(last.data().containsKey("host")).isFalse();
    }
  }

  @Test
  default void theStreamOfAClosedRoomEndsWithAClosedEventAndThenGets204OrWithoutACursor404() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 2);
    try (EventStream stream = stranger().watch(code)) {
      assertThat(stream.next().name()).isEqualTo("snapshot");
      ann.leave(code);
      assertThat(stream.toTheEnd()).extracting(Event::name).containsExactly("left", "closed");
    }
    problem(404, ann.get("streams/rooms/" + code + "?as=ndjson"));
    assertThat(ann.get("streams/rooms/" + code + "?after=k3x9-3-4f0zz-end").status())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAAAA", "nonsense", "A", "%20", "AAAAA%C4%B1", "O0O0O0"})
  default void theStreamOfAnUnknownRoomGets404(String code) {
    problem(404, stranger().get("streams/rooms/" + code));
  }

  @Test
  default void everyRoomStreamForbidsCachingAndBuffering() {
    String code = player("Ann").makeRoom(newGame(), 2);
    Answer answer = stranger().get("streams/rooms/" + code + "?as=poll&wait=0");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store, no-transform");
    assertThat(answer.header("X-Accel-Buffering")).isEqualTo("no");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Vary")).isEqualTo("Accept");
    JsonObject part = answer.json().getJsonArray("parts").getJsonObject(0);
    assertThat(part.getString("event")).isEqualTo("snapshot");
    assertThat(part.getJsonObject("data")).isEqualTo(stranger().room(code));
    assertThat(answer.json().getString("cursor")).isEqualTo(part.getString("id"));
  }
}

package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.seated;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.EventStream.Event;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.OwnServer;
import org.cometlobby.lobby.game.FakeGameServer;
import org.cometlobby.lobby.game.FakeGameServer.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Deadlines that pass while a killed lobby is down: a countdown's end, a webhook, a seat's grace.
 */
@Tag("one-server")
class LateStartIT {

  private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

  @TempDir private Path directory;

  @Test
  void aCountdownThatEndsInTheDowntimeBeginsAgainOnceAllAreBackAndStartsOnce() throws IOException {
    OwnServer server = OwnServer.start("late-start", data());
    try {
      LobbyClient ann = LobbyClient.stranger(server.base()).register("Ann");
      LobbyClient ben = LobbyClient.stranger(server.base()).register("Ben");
      String code = ann.makeRoom(newGame(), 2, "{\"countdownSeconds\":3}");
      EventStream ofAnn = ann.watch(code);
      EventStream ofBen = ben.watch(code);
      Event opened = ofAnn.next();
      ben.sit(code);
      Event countdown = ofAnn.await(event -> event.name().equals("countdown"));
      ofBen.await(event -> event.name().equals("countdown"));
      Instant startsAt = Instant.parse(countdown.data().getString("startsAt"));

      server.kill();
      assertThat(ofAnn.untilGone()).extracting(Event::name).doesNotContain("start");
      ofBen.close();
      await().atMost(LONG_ENOUGH).until(() -> Instant.now().isAfter(startsAt));
      server = server.startAgain();

      try (EventStream again = ann.watch(code, countdown.id());
          EventStream other = ben.watch(code, countdown.id())) {
        List<Event> events = again.upTo("start");
        assertThat(events).allMatch(Event::recovered);
        // On a busy machine both come back after the time for which they are awaited.
        assertThat(events)
            .filteredOn(event -> !event.name().equals("connection"))
            .extracting(Event::name)
            .containsExactly("countdown-cancelled", "countdown", "start");
        assertThat(other.upTo("start")).isEqualTo(events);
      }
      assertThat(ann.room(code).getString("phase")).isEqualTo("started");
      assertThat(journal(ann, code, opened.id())).containsOnlyOnce("start");
    } finally {
      server.close();
    }
  }

  /** Returns the names of all events after a cursor. */
  private static List<String> journal(LobbyClient client, String code, String cursor) {
    List<String> names = new ArrayList<>();
    String after = cursor;
    while (true) {
      JsonObject poll =
          client.get("streams/rooms/" + code + "?as=poll&wait=0&after=" + after).json();
      List<JsonObject> parts = poll.getJsonArray("parts").getValuesAs(JsonObject.class);
      if (parts.isEmpty()) {
        return names;
      }
      parts.forEach(part -> names.add(part.getString("event")));
      after = poll.getString("cursor");
    }
  }

  @Test
  void aSeatIsKeptForItsGraceFromTheRestartOnAndNoLonger() throws IOException {
    OwnServer server = OwnServer.start("late-grace", data("LOBBY_GRACE", "20s"));
    try {
      LobbyClient ann = LobbyClient.stranger(server.base()).register("Ann");
      LobbyClient ben = LobbyClient.stranger(server.base()).register("Ben");
      String code = ann.makeRoom(newGame(), 5);
      EventStream ofAnn = ann.watch(code);
      EventStream ofBen = ben.watch(code);
      ben.sit(code);
      Event joined = ofAnn.await(event -> event.name().equals("joined"));
      ofBen.await(event -> event.name().equals("joined"));

      server.kill();
      ofAnn.close();
      ofBen.close();
      server = server.startAgain();

      try (EventStream again = ann.watch(code, joined.id())) {
        assertThat(seated(ann.room(code))).containsExactly(ann.id(), ben.id());
        // Ben doesn't come back.
        Event left = again.await(event -> event.name().equals("left"));
        assertThat(left.data().getString("playerId")).isEqualTo(ben.id());
        assertThat(left.data().getString("reason")).isEqualTo("timeout");
        assertThat(seated(ann.room(code))).containsExactly(ann.id());
        assertThat(ann.room(code).getString("host")).isEqualTo(ann.id());
      }
    } finally {
      server.close();
    }
  }

  @Test
  void aDueWebhookIsDeliveredAfterTheRestartWithItsIdempotencyKey() throws IOException {
    try (FakeGameServer game = new FakeGameServer()) {
      game.answerWith(503);
      OwnServer server = OwnServer.start("late-webhook", data("LOBBY_GAMES", games(game)));
      try {
        LobbyClient ann = LobbyClient.stranger(server.base()).register("Ann");
        String code = ann.makeStartedRoom("reversi");
        await().atMost(LONG_ENOUGH).until(() -> game.requests().size() >= 2);

        server.kill();
        int before = game.requests().size();
        game.answerWith(204);
        server = server.startAgain();

        await().atMost(LONG_ENOUGH).until(() -> game.requests().size() > before);
        Request first = game.requests().get(0);
        Request delivered = game.requests().get(before);
        assertThat(delivered.body()).isEqualTo(first.body()).contains(code);
        assertThat(delivered.header("Idempotency-Key"))
            .isNotBlank()
            .isEqualTo(first.header("Idempotency-Key"));
        // Another room's webhook comes after it; so the first one was sent no second time.
        String other = ann.makeStartedRoom("reversi");
        await()
            .atMost(LONG_ENOUGH)
            .until(() -> game.requests().stream().anyMatch(r -> r.body().contains(other)));
        assertThat(game.requests()).hasSize(before + 2);
      } finally {
        server.close();
      }
    }
  }

  private Map<String, String> data(String... setting) {
    String data = directory.resolve("data").toString();
    return setting.length == 0
        ? Map.of("LOBBY_DATA_DIR", data)
        : Map.of("LOBBY_DATA_DIR", data, setting[0], setting[1]);
  }

  private String games(FakeGameServer server) throws IOException {
    JsonObject reversi =
        Json.createObjectBuilder()
            .add("name", "reversi")
            .add("webhook", server.url("/hook").toString())
            .add("secret", "a secret of the game's server")
            .build();
    JsonObject games =
        Json.createObjectBuilder().add("games", Json.createArrayBuilder().add(reversi)).build();
    return Files.writeString(directory.resolve("games.json"), games.toString()).toString();
  }
}

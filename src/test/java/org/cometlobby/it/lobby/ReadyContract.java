package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.refused;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.EventStream.Event;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.junit.jupiter.api.Test;

/** The ready check and the countdown. */
interface ReadyContract extends LobbyContract {

  @Test
  default void aRoomStartsWhenEnoughPlayersAreAllReady() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 4);
    ben.sit(code);
    try (EventStream hers = ann.watch(code);
        EventStream his = ben.watch(code)) {
      hers.next();
      his.next();
      Answer ready = ready(ann, code, true);
      assertThat(ready.status()).isEqualTo(200);
      assertThat(seat(ready.json(), 0).getBoolean("ready")).isTrue();
      assertThat(seat(ready.json(), 1).getBoolean("ready")).isFalse();
      assertThat(ready.json().getString("phase")).isEqualTo("waiting");
      assertThat(ready(ben, code, true).json().getString("phase")).isEqualTo("started");
    }
    refused(409, "started", ready(ann, code, false));
  }

  @Test
  default void readyPlayersWaitForOneWhoIsAway() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 4);
    ben.sit(code);
    try (EventStream hers = ann.watch(code)) {
      ready(ben, code, true);
      assertThat(ready(ann, code, true).json().getString("phase")).isEqualTo("waiting");
      try (EventStream his = ben.watch(code)) {
        assertThat(his.next().data().getString("phase")).isEqualTo("started");
      }
      hers.upTo("start");
    }
  }

  @Test
  default void aSinglePlayerWhoIsReadyWaits() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 4);
    assertThat(ready(ann, code, true).json().getString("phase")).isEqualTo("waiting");
  }

  @Test
  default void onlyASeatedPlayerMayBeReady() {
    String code = player("Ann").makeRoom(newGame(), 4);
    LobbyClient ben = player("Ben");
    refused(403, "not-a-member", ready(ben, code, true));
    ben.post("api/rooms/" + code + "/seats", "{\"as\":\"spectator\"}");
    refused(403, "not-a-member", ready(ben, code, true));
    refused(404, "no-such-room", ready(ben, "AAAAAA", true));
  }

  @Test
  default void allReadersGetTheSameCountdownAndThenTheStart() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 2, "{\"countdownSeconds\":2}");
    try (EventStream one = ann.watch(code);
        EventStream other = ben.watch(code)) {
      one.next();
      other.next();
      JsonObject room = ben.sit(code).json();
      assertThat(room.getString("phase")).isEqualTo("countdown");
      Event countdown = one.await(event -> event.name().equals("countdown"));
      assertThat(countdown.data().getString("startsAt")).isEqualTo(room.getString("startsAt"));
      assertThat(countdown.data().getInt("startsInMillis")).isBetween(0, 2_000);
      Event start = one.await(event -> event.name().equals("start"));
      assertThat(start.data().getInt("startsInMillis")).isLessThanOrEqualTo(0);
      Duration late =
          Duration.between(
              Instant.parse(room.getString("startsAt")),
              Instant.parse(start.data().getString("startsAt")));
      assertThat(late).isGreaterThanOrEqualTo(Duration.ZERO);
      assertThat(other.await(event -> event.name().equals("countdown"))).isEqualTo(countdown);
      assertThat(other.await(event -> event.name().equals("start"))).isEqualTo(start);
    }
  }

  @Test
  default void aPlayerWhoLeavesOrIsNoLongerReadyCancelsTheCountdown() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 2, "{\"countdownSeconds\":300}");
    try (EventStream stream = ann.watch(code);
        EventStream his = ben.watch(code)) {
      his.next();
      stream.next();
      ben.sit(code);
      assertThat(stranger().room(code).getString("phase")).isEqualTo("countdown");
      JsonObject room = ready(ben, code, false).json();
      assertThat(room.getString("phase")).isEqualTo("waiting");
      assertThat(room).doesNotContainKey("startsAt");
      ready(ann, code, true);
      assertThat(ready(ben, code, true).json().getString("phase")).isEqualTo("countdown");
      ben.leave(code);
      assertThat(stranger().room(code).getString("phase")).isEqualTo("waiting");
      stream.await(event -> event.name().equals("countdown"));
      stream.await(event -> event.name().equals("countdown-cancelled"));
      stream.await(event -> event.name().equals("countdown"));
      stream.await(event -> event.name().equals("left"));
      stream.await(event -> event.name().equals("countdown-cancelled"));
    }
  }

  @Test
  default void aFullRoomBeginsItsCountdownOnceEverybodyIsThere() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 2, "{\"countdownSeconds\":300}");
    try (EventStream hers = ann.watch(code)) {
      assertThat(ben.sit(code).json().getString("phase")).isEqualTo("waiting");
      try (EventStream his = ben.watch(code)) {
        assertThat(his.next().data().getString("phase")).isEqualTo("countdown");
        assertThat(hers.upTo("countdown"))
            .extracting(Event::name)
            .endsWith("joined", "connection", "countdown");
      }
    }
  }

  @Test
  default void aCountdownAtWhoseEndSomebodyIsAwayIsCancelledAndBeginsAgainWhenAllAreThere() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 3, "{\"countdownSeconds\":1}");
    ben.sit(code);
    try (EventStream hers = ann.watch(code)) {
      hers.next();
      ann.start(code);
      assertThat(hers.upTo("countdown-cancelled"))
          .extracting(Event::name)
          .containsExactly("countdown", "countdown-cancelled");
      assertThat(stranger().room(code).getString("phase")).isEqualTo("waiting");
      try (EventStream his = ben.watch(code)) {
        his.next();
        assertThat(hers.upTo("start"))
            .extracting(Event::name)
            .containsExactly("connection", "countdown", "start");
      }
    }
  }

  private static Answer ready(LobbyClient player, String code, boolean ready) {
    String path = "api/rooms/" + code + "/seats/me/ready";
    return player.send(player.request("PUT", path, "{\"ready\":" + ready + "}"));
  }

  private static JsonObject seat(JsonObject room, int number) {
    return room.getJsonArray("seats").getJsonObject(number);
  }
}

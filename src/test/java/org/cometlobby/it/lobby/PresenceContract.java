package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.refused;

import jakarta.json.JsonObject;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.EventStream.Event;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.junit.jupiter.api.Test;

/** The presence of players, which belongs to the player and not to a connection. */
interface PresenceContract extends LobbyContract {

  @Test
  default void aPlayerIsConnectedWhileAStreamOfThatPlayerIsOpen() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 3);
    try (EventStream hers = ann.watch(code)) {
      ben.sit(code);
      try (EventStream his = ben.watch(code)) {
        assertThat(isThere(hers, ben)).isTrue();
        assertThat(his.next().name()).isEqualTo("snapshot");
      }
      assertThat(isThere(hers, ben)).isFalse();
      assertThat(connected(ann.room(code), ben)).isFalse();
      try (EventStream back = ben.watch(code)) {
        assertThat(isThere(hers, ben)).isTrue();
        assertThat(connected(back.next().data(), ben)).isTrue();
      }
    }
  }

  @Test
  default void aPageThatSaysGoodbyeIsSeenToGoWhileItsStreamIsOpen() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 3);
    try (EventStream hers = ann.watch(code)) {
      ben.sit(code);
      try (EventStream his = ben.watch(code)) {
        assertThat(his.next().name()).isEqualTo("snapshot");
        assertThat(isThere(hers, ben)).isTrue();
        assertThat(presence(ben, code, "{\"here\":true}").status()).isEqualTo(204);
        assertThat(presence(ben, code, "{\"here\":false}").status()).isEqualTo(204);
        assertThat(isThere(hers, ben)).isFalse();
        assertThat(presence(ben, code, "{\"here\":true}").status()).isEqualTo(204);
        assertThat(isThere(hers, ben)).isTrue();
      }
    }
    LobbyContract.problem(400, presence(ben, code, "{\"here\":1}"));
    LobbyContract.problem(400, presence(ben, code, "{}"));
    LobbyContract.problem(403, presence(player("Eve"), code, "{\"here\":true}"));
    LobbyContract.problem(401, presence(stranger(), code, "{\"here\":true}"));
  }

  @Test
  default void aBannedPlayerGetsTheReasonAndThePlayersStreamEnds() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 3);
    ben.sit(code);
    try (EventStream hers = ann.watch(code);
        EventStream his = ben.watch(code)) {
      assertThat(ann.delete("api/rooms/" + code + "/seats/" + ben.id() + "?ban=true").status())
          .isEqualTo(204);
      var seen = his.toTheEnd();
      Event last = seen.get(seen.size() - 1);
      assertThat(last.name()).isEqualTo("left");
      assertThat(last.data().getString("playerId")).isEqualTo(ben.id());
      assertThat(last.data().getString("reason")).isEqualTo("banned");
      LobbyContract.problem(403, ben.get("streams/rooms/" + code));
      refused(403, "banned", ben.sit(code));
      ann.say(code, "we others go on");
      assertThat(hers.await(event -> event.name().equals("message")).data().getString("text"))
          .isEqualTo("we others go on");
    }
  }

  private static Answer presence(LobbyClient player, String code, String body) {
    return player.send(player.request("PUT", "api/rooms/" + code + "/seats/me/presence", body));
  }

  /** Waits for the next event about a player's presence and returns its value. */
  private static boolean isThere(EventStream stream, LobbyClient player) {
    return stream
        .await(
            event ->
                event.name().equals("connection")
                    && event.data().getString("playerId").equals(player.id()))
        .data()
        .getBoolean("connected");
  }

  private static boolean connected(JsonObject room, LobbyClient player) {
    return room.getJsonArray("seats").getValuesAs(JsonObject.class).stream()
        .filter(seat -> seat.getString("playerId").equals(player.id()))
        .findFirst()
        .orElseThrow()
        .getBoolean("connected");
  }
}

package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.refused;
import static org.cometlobby.it.lobby.LobbyContract.seated;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.EventStream.Event;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rights of the host: to kick, to ban, to hand over and to set metadata. */
interface HostContract extends LobbyContract {

  @Test
  default void aKickedPlayerMayReturnAndABannedPlayerMayNot() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 9);
    ben.sit(code);
    try (EventStream stream = stranger().watch(code)) {
      assertThat(kick(ann, code, ben, "").status()).isEqualTo(204);
      assertThat(seated(stranger().room(code))).containsExactly(ann.id());
      assertThat(left(stream).getString("reason")).isEqualTo("kicked");
      assertThat(ben.sit(code).status()).isEqualTo(201);
      assertThat(kick(ann, code, ben, "?ban=true").status()).isEqualTo(204);
      JsonObject banned = left(stream);
      assertThat(banned.getString("reason")).isEqualTo("banned");
      assertThat(banned.getString("playerId")).isEqualTo(ben.id());
    }
    refused(403, "banned", ben.sit(code));
    refused(403, "banned", ben.post("api/rooms/" + code + "/seats", "{\"as\":\"spectator\"}"));
    assertThat(ben.get("streams/rooms/" + code + "?as=poll&wait=0").status()).isEqualTo(403);
    // The ban is for this room only.
    assertThat(ben.sit(ann.makeRoom(newGame(), 9)).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"events", "state"})
  default void aKickedPlayerWhoAsksAgainWithTheLastCursorGets204(String view) {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = roomOf(ann, ben);
    String poll = "streams/rooms/" + code + "?as=poll&wait=0&view=" + view;
    String before = ben.get(poll).json().getString("cursor");
    kick(ann, code, ben, "");
    JsonObject last = ben.get(poll + "&after=" + before).json();
    ann.say(code, "without Ben");
    JsonArray parts = last.getJsonArray("parts");
    String part = parts.getJsonObject(parts.size() - 1).getString("id");
    for (String cursor : List.of(part, last.getString("cursor"))) {
      assertThat(ben.get(poll + "&after=" + cursor).status()).as(cursor).isEqualTo(204);
    }
    assertThat(ann.get(poll + "&after=" + before).status()).isEqualTo(200);
    assertThat(ben.get(poll).status()).as("a new visit").isEqualTo(200);
  }

  @Test
  default void theKickIsTheLastEventOfAKickedPlayersStreamAndItsCursorSaysSo() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = roomOf(ann, ben);
    try (EventStream stream = ben.watch(code)) {
      kick(ann, code, ben, "");
      ann.say(code, "without Ben");
      List<Event> events = stream.toTheEnd();
      Event last = events.get(events.size() - 1);
      assertThat(last.data().getString("reason", "")).isEqualTo("kicked");
      String again = "streams/rooms/" + code + "?as=poll&wait=0&after=" + last.id();
      assertThat(ben.get(again).status()).isEqualTo(204);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"events", "state"})
  default void aKickedPlayerWhoComesBackToWatchMayReconnectAtOnce(String view) {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = roomOf(ann, ben);
    kick(ann, code, ben, "");
    String poll = "streams/rooms/" + code + "?as=poll&wait=0&view=" + view;
    JsonObject visit = ben.get(poll).json();
    JsonObject snapshot = visit.getJsonArray("parts").getJsonObject(0);
    for (String cursor : List.of(visit.getString("cursor"), snapshot.getString("id"))) {
      Answer again = ben.get(poll + "&after=" + cursor);
      assertThat(again.status()).as(cursor).isEqualTo(200);
      assertThat(again.json().getJsonArray("parts")).as("nothing twice").isEmpty();
      assertThat(ben.get(poll + "&after=" + again.json().getString("cursor")).status())
          .as("after a wait in which nothing happened")
          .isEqualTo(200);
    }
  }

  @Test
  default void onlyTheHostMayKickAndOnlyOtherPlayers() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    LobbyClient cleo = player("Cleo");
    String code = ann.makeRoom(newGame(), 9);
    ben.sit(code);
    refused(403, "not-the-host", kick(ben, code, ann, ""));
    refused(403, "not-a-member", kick(cleo, code, ann, ""));
    refused(404, "no-such-player", kick(ann, code, cleo, ""));
    refused(409, "yourself", kick(ann, code, ann, ""));
    assertThat(seated(stranger().room(code))).containsExactly(ann.id(), ben.id());
  }

  @Test
  default void theHostHandsOverToASeatedPlayer() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    LobbyClient cleo = player("Cleo");
    String code = ann.makeRoom(newGame(), 9);
    ben.sit(code);
    refused(404, "no-such-player", handOver(ann, code, cleo));
    refused(403, "not-the-host", handOver(ben, code, ben));
    try (EventStream stream = stranger().watch(code)) {
      Answer done = handOver(ann, code, ben);
      assertThat(done.status()).isEqualTo(200);
      assertThat(done.json().getString("host")).isEqualTo(ben.id());
      Event host = stream.await(event -> event.name().equals("host"));
      assertThat(host.data().getString("playerId")).isEqualTo(ben.id());
    }
    refused(403, "not-the-host", ann.start(code));
    assertThat(ben.start(code).status()).isEqualTo(202);
  }

  @Test
  default void newMetadataIsPushedAndUnchangedMetadataIsNot() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 9, "{\"metadata\":{\"map\":\"sea\"}}");
    ben.sit(code);
    try (EventStream stream = stranger().watch(code)) {
      String lake = "{\"map\":\"lake\",\"size\":[3,4]}";
      JsonObject room = metadata(ann, code, lake).json();
      assertThat(room.getJsonObject("metadata").toString()).isEqualTo(lake);
      Event event = stream.await(e -> e.name().equals("metadata"));
      assertThat(event.data().getJsonObject("metadata").toString()).isEqualTo(lake);
      assertThat(metadata(ann, code, lake).json().getInt("version"))
          .isEqualTo(room.getInt("version"))
          .isEqualTo(event.version());
    }
    refused(403, "not-the-host", metadata(ben, code, "{}"));
    refused(403, "not-a-member", metadata(player("Cleo"), code, "{}"));
  }

  private static JsonObject left(EventStream stream) {
    return stream.await(event -> event.name().equals("left")).data();
  }

  private static String roomOf(LobbyClient host, LobbyClient other) {
    String code = host.makeRoom(newGame(), 9);
    assertThat(other.sit(code).status()).isEqualTo(201);
    return code;
  }

  private static Answer kick(LobbyClient by, String code, LobbyClient whom, String query) {
    return by.delete("api/rooms/" + code + "/seats/" + whom.id() + query);
  }

  private static Answer handOver(LobbyClient by, String code, LobbyClient to) {
    String body = "{\"playerId\":\"" + to.id() + "\"}";
    return by.send(by.request("PUT", "api/rooms/" + code + "/host", body));
  }

  private static Answer metadata(LobbyClient by, String code, String json) {
    return by.send(by.request("PUT", "api/rooms/" + code + "/metadata", json));
  }
}

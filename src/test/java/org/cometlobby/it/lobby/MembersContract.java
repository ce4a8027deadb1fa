package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.badFields;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.refused;
import static org.cometlobby.it.lobby.LobbyContract.seated;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.EventStream.Event;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.cometlobby.it.harness.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spectators, teams and the messages of members. */
interface MembersContract extends LobbyContract {

  @Test
  default void aSpectatorMayEnterAFullRoomAndMayTakeAFreeSeat() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 1, "{\"autoStart\":false}");
    refused(409, "full", ben.sit(code));
    Answer watching = take(ben, code, "{\"as\":\"spectator\"}");
    assertThat(watching.status()).isEqualTo(201);
    assertThat(watching.json().getInt("spectators")).isEqualTo(1);
    assertThat(seated(watching.json())).containsExactly(ann.id());
    assertThat(take(ben, code, "{\"as\":\"spectator\"}").status()).isEqualTo(200);
    refused(409, "full", ben.sit(code));
    refused(403, "not-a-member", ben.start(code));
    String other = ann.makeRoom(newGame(), 3);
    take(ben, other, "{\"as\":\"spectator\"}");
    JsonObject seated = ben.sit(other).json();
    assertThat(seated.getInt("spectators")).isZero();
    assertThat(seated(seated)).containsExactly(ann.id(), ben.id());
  }

  @Test
  default void aSpectatorMayEnterAStartedRoom() {
    LobbyClient ann = player("Ann");
    String code = ann.makeStartedRoom(newGame());
    assertThat(stranger().room(code).getString("phase")).isEqualTo("started");
    Answer watching = take(player("Ben"), code, "{\"as\":\"spectator\"}");
    assertThat(watching.status()).isEqualTo(201);
  }

  @Test
  default void aTeamIsChosenWithTheSeatOrLater() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 9);
    JsonObject room = take(ben, code, "{\"team\":\"  Red \\u202e Foxes \"}").json();
    assertThat(room.getJsonArray("seats").getJsonObject(0)).doesNotContainKey("team");
    assertThat(team(room, 1)).isEqualTo("Red Foxes");
    try (EventStream stream = stranger().watch(code)) {
      JsonObject changed = take(ben, code, "{\"team\":\"blue\"}").json();
      assertThat(team(changed, 1)).isEqualTo("blue");
      Event event = stream.await(e -> e.name().equals("team"));
      assertThat(event.data().getString("playerId")).isEqualTo(ben.id());
      assertThat(event.data().getString("team")).isEqualTo("blue");
      assertThat(take(ben, code, "{\"team\":\"blue\"}").status()).isEqualTo(200);
      assertThat(team(take(ben, code, "{\"team\":null}").json(), 1)).isEqualTo("blue");
    }
  }

  @Test
  default void inARoomThatNamesItsTeamsAPlayerIsInOneOfThem() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 9, "{\"metadata\":{\"teams\":[\"red\",\" blue \",7]}}");
    assertThat(badFields(take(ben, code, "{\"team\":\"referee\"}"))).containsExactly("team");
    assertThat(badFields(take(ben, code, "{\"as\":\"spectator\",\"team\":\"referee\"}")))
        .containsExactly("team");
    assertThat(team(take(ben, code, "{\"team\":\"blue\"}").json(), 1)).isEqualTo("blue");
    assertThat(badFields(take(ben, code, "{\"team\":\"Blue\"}"))).containsExactly("team");
    try (EventStream stream = stranger().watch(code)) {
      ann.send(ann.request("PUT", "api/rooms/" + code + "/metadata", "{\"teams\":[\"red\"]}"));
      Event event = stream.await(e -> e.name().equals("team"));
      assertThat(event.data().getString("playerId")).isEqualTo(ben.id());
      assertThat(event.data()).doesNotContainKey("team");
      stream.await(e -> e.name().equals("metadata"));
    }
    JsonObject room = stranger().room(code);
    assertThat(room.getJsonArray("seats").getJsonObject(1)).doesNotContainKey("team");
  }

  @Test
  default void allReadersAndTheHistoryHaveTheMessagesInOneOrder() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 9);
    List<LobbyClient> members = new ArrayList<>(List.of(ann));
    for (int i = 0; i < 5; i++) {
      LobbyClient member = player("Member " + i);
      take(member, code, i == 0 ? "{\"as\":\"spectator\"}" : "{}");
      members.add(member);
    }
    try (EventStream one = stranger().watch(code);
        EventStream other = ann.watch(code)) {
      List<List<Integer>> answers =
          Together.atOnce(
              members,
              member ->
                  IntStream.range(0, 10)
                      .mapToObj(i -> say(member, code, "{\"text\":\"" + i + "\"}").status())
                      .toList());
      assertThat(answers).allSatisfy(statuses -> assertThat(statuses).containsOnly(202));
      List<JsonObject> first = said(one, 60);
      assertThat(said(other, 60)).isEqualTo(first);
      for (LobbyClient member : members) {
        assertThat(first)
            .filteredOn(said -> said.getString("playerId").equals(member.id()))
            .extracting(said -> said.getString("text"))
            .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
      }
      assertThat(
              stranger()
                  .get("api/rooms/" + code + "/messages")
                  .json()
                  .getJsonArray("messages")
                  .getValuesAs(JsonObject.class))
          .isEqualTo(first);
    }
  }

  @Test
  default void theMessagesOfARoomComeInPages() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 9);
    for (int i = 1; i <= 5; i++) {
      say(ann, code, "{\"text\":\"" + i + "\"}");
    }
    String messages = "api/rooms/" + code.toLowerCase(Locale.ROOT) + "/messages";
    JsonObject newest = stranger().get(messages + "?limit=2").json();
    assertThat(texts(newest)).containsExactly("4", "5");
    assertThat(newest).doesNotContainKey("next");
    List<String> read = new ArrayList<>();
    String after = "0";
    while (!after.isEmpty()) {
      JsonObject page = stranger().get(messages + "?limit=2&after=" + after).json();
      read.addAll(texts(page));
      after = page.containsKey("next") ? page.get("next").toString() : "";
    }
    assertThat(read).containsExactly("1", "2", "3", "4", "5");
    assertThat(texts(stranger().get(messages + "?after=999999").json())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=101, limit",
    "limit=x, limit",
    "after=-1, after",
    "after=x, after",
    "after=1e3, after",
    "after=99999999999999999999, after"
  })
  default void aProblemNamesTheWrongBoundOfAPage(String query, String field) {
    String code = player("Ann").makeRoom(newGame(), 9);
    assertThat(badFields(stranger().get("api/rooms/" + code + "/messages?" + query)))
        .containsExactly(field);
  }

  @Test
  default void onlyMembersMayReadTheMessagesOfAnUnlistedRoom() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 9, "{\"visibility\":\"unlisted\"}");
    say(ann, code, "{\"text\":\"hello\"}");
    String messages = "api/rooms/" + code + "/messages";
    // The first page takes its time, and so would use up the grace of a player who isn't there.
    try (EventStream there = ann.watch(code)) {
      there.await(event -> event.name().equals("snapshot"));
      refused(401, "no-player", stranger().get(messages));
      refused(403, "not-a-member", ben.get(messages));
      assertThat(stranger().get("r/" + code).body()).doesNotContain("hello");
      assertThat(ann.get("r/" + code).body()).contains("hello");
      take(ben, code, "{\"as\":\"spectator\"}");
      assertThat(texts(ben.get(messages).json())).containsExactly("hello");
    }
  }

  private static List<String> texts(JsonObject page) {
    return page.getJsonArray("messages").getValuesAs(JsonObject.class).stream()
        .map(message -> message.getString("text"))
        .toList();
  }

  private static List<JsonObject> said(EventStream stream, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> stream.await(event -> event.name().equals("message")).data())
        .toList();
  }

  @Test
  default void aMessageHoldsTextOrTheGamesOwnData() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 9);
    try (EventStream stream = stranger().watch(code)) {
      say(ann, code, "{\"text\":\" <b>hi</b>\\n you \\u0007\"}");
      say(ann, code, "{\"text\":\"null is nothing\",\"data\":null,\"type\":null}");
      say(ann, code, "{\"type\":\"move\",\"data\":{\"x\":[1,null,\"y\"]}}");
      say(ann, code, "{\"type\":\"pass\",\"data\":null}");
      List<JsonObject> said = said(stream, 4);
      assertThat(said.get(0).getString("text")).isEqualTo("<b>hi</b> you");
      assertThat(said.get(0).getString("type")).isEqualTo("chat");
      assertThat(said.get(0).getString("name")).isEqualTo("Ann");
      assertThat(said.get(0)).doesNotContainKey("data");
      assertThat(said.get(1).getString("text")).isEqualTo("null is nothing");
      assertThat(said.get(2).getString("type")).isEqualTo("move");
      assertThat(said.get(2).get("data")).hasToString("{\"x\":[1,null,\"y\"]}");
      assertThat(said.get(2)).doesNotContainKey("text");
      assertThat(said.get(3).getString("type")).isEqualTo("pass");
    }
  }

  @Test
  default void onlyMembersMaySendMessages() {
    String code = player("Ann").makeRoom(newGame(), 9);
    refused(403, "not-a-member", say(player("Ben"), code, "{\"text\":\"hello\"}"));
    refused(401, "no-player", say(stranger(), code, "{\"text\":\"hello\"}"));
    refused(404, "no-such-room", say(player("Ben"), "AAAAAA", "{\"text\":\"hello\"}"));
  }

  @ParameterizedTest
  @CsvSource({"nothing, 403, 403", "chat, 202, 403", "everything, 202, 202"})
  default void aSpectatorMaySayWhatTheRoomAllows(String may, int chat, int move) {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 9, "{\"spectatorsMay\":\"" + may + "\"}");
    take(ben, code, "{\"as\":\"spectator\"}");
    String moved = "{\"type\":\"move\",\"data\":1";
    answered(chat, say(ben, code, "{\"text\":\"hello\"}"));
    answered(move, say(ben, code, moved + "}"));
    answered(move, say(ben, code, moved + ",\"afterMillis\":{\"from\":0,\"to\":1}}"));
    assertThat(say(ann, code, moved + "}").status()).isEqualTo(202);
  }

  private static void answered(int status, Answer answer) {
    if (status == 403) {
      refused(403, "spectator", answer);
    } else {
      assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    }
  }

  @Test
  default void aMessageSaysWhetherAPlayerOrASpectatorHasSentIt() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 9);
    take(ben, code, "{\"as\":\"spectator\"}");
    try (EventStream stream = stranger().watch(code)) {
      say(ben, code, "{\"text\":\"from the stands\"}");
      say(ann, code, "{\"text\":\"from the table\"}");
      ben.sit(code);
      assertThat(said(stream, 2))
          .extracting(said -> said.getString("role"))
          .containsExactly("spectator", "player");
    }
    assertThat(
            stranger()
                .get("api/rooms/" + code + "/messages")
                .json()
                .getJsonArray("messages")
                .getValuesAs(JsonObject.class))
        .extracting(said -> said.getString("role"))
        .containsExactly("spectator", "player");
  }

  private static Answer take(LobbyClient player, String code, String body) {
    return player.post("api/rooms/" + code + "/seats", body);
  }

  private static Answer say(LobbyClient player, String code, String body) {
    return player.post("api/rooms/" + code + "/messages", body);
  }

  private static String team(JsonObject room, int seat) {
    return room.getJsonArray("seats").getJsonObject(seat).getString("team");
  }
}

package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.badFields;
import static org.cometlobby.it.lobby.LobbyContract.codes;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.refused;
import static org.cometlobby.it.lobby.LobbyContract.seated;

import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.cometlobby.it.harness.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repeated changes: with an Idempotency-Key, a change happens once and has one answer. */
interface IdempotencyContract extends LobbyContract {

  private static Answer send(
      LobbyClient player, String key, String method, String path, String body) {
    return player.send(player.request(method, path, body).header("Idempotency-Key", key));
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  private static void same(Answer again, Answer first) {
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.body()).isEqualTo(first.body());
    for (String header : List.of("Content-Type", "Location", "Cache-Control")) {
      assertThat(again.header(header)).as(header).isEqualTo(first.header(header));
    }
  }

  private List<String> roomsOf(String game) {
    return codes(stranger().get("api/rooms?game=" + game).json());
  }

  private static String room(String game) {
    return "{\"game\":\"" + game + "\",\"title\":\"Größe ☄\",\"maxPlayers\":3}";
  }

  @Test
  default void aRepeatedRoomIsOpenedOnce() {
    LobbyClient ann = player("Ann");
    String game = newGame();
    String key = newKey();
    Answer first = send(ann, key, "POST", "api/rooms", room(game));
    assertThat(first.status()).isEqualTo(201);
    // A later change doesn't change the answer.
    player("Ben").sit(first.code());
    same(send(ann, key, "POST", "api/rooms", room(game)), first);
    assertThat(roomsOf(game)).hasSize(1);
    assertThat(send(ann, newKey(), "POST", "api/rooms", room(game)).code())
        .isNotEqualTo(first.code());
  }

  @Test
  default void aRepeatedMessageIsSentOnce() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 3);
    String messages = "api/rooms/" + code + "/messages";
    String key = newKey();
    Answer first = send(ann, key, "POST", messages, "{\"text\":\"hello\"}");
    assertThat(first.status()).isEqualTo(202);
    same(send(ann, key, "POST", messages, "{\"text\":\"hello\"}"), first);
    assertThat(stranger().get(messages).json().getJsonArray("messages")).hasSize(1);
  }

  @Test
  default void aRepeatedDeleteAndARefusalGetTheirFirstAnswer() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 3);
    String seat = "api/rooms/" + code + "/seats/me";
    String refusedKey = newKey();
    Answer refused = send(ben, refusedKey, "DELETE", seat, "");
    refused(403, "not-a-member", refused);
    ben.sit(code);
    same(send(ben, refusedKey, "DELETE", seat, ""), refused);
    String key = newKey();
    Answer first = send(ben, key, "DELETE", seat, "");
    assertThat(first.status()).isEqualTo(204);
    ben.sit(code);
    same(send(ben, key, "DELETE", seat, ""), first);
    assertThat(seated(stranger().room(code))).containsExactly(ann.id(), ben.id());
  }

  @Test
  default void aRepeatedSeatWithoutABodyIsNewBothTimes() {
    String code = player("Ann").makeRoom(newGame(), 3);
    LobbyClient ben = player("Ben");
    String key = newKey();
    Answer first = send(ben, key, "POST", "api/rooms/" + code + "/seats", "");
    assertThat(first.status()).isEqualTo(201);
    same(send(ben, key, "POST", "api/rooms/" + code + "/seats", ""), first);
    assertThat(ben.sit(code).status()).isEqualTo(200);
  }

  @Test
  default void equalRequestsAtOnceMakeOneChangeAndGetOneAnswer() {
    LobbyClient ann = player("Ann");
    String game = newGame();
    String key = newKey();
    List<Answer> answers =
        Together.atOnce(
            Collections.nCopies(6, ann), a -> send(a, key, "POST", "api/rooms", room(game)));
    answers.forEach(answer -> same(answer, answers.get(0)));
    assertThat(answers.get(0).status()).isEqualTo(201);
    assertThat(roomsOf(game)).hasSize(1);
  }

  @Test
  default void aQuickMatchAndAReadinessCanBeRepeated() {
    LobbyClient ann = player("Ann");
    String wish = "{\"game\":\"" + newGame() + "\",\"maxPlayers\":3}";
    String key = newKey();
    Answer match = send(ann, key, "POST", "api/quick-match", wish);
    assertThat(match.status()).isEqualTo(201);
    same(send(ann, key, "POST", "api/quick-match", wish), match);
    String readiness = "api/rooms/" + match.code() + "/seats/me/ready";
    String readyKey = newKey();
    Answer ready = send(ann, readyKey, "PUT", readiness, "{\"ready\":true}");
    assertThat(ready.status()).isEqualTo(200);
    send(ann, newKey(), "PUT", readiness, "{\"ready\":false}");
    same(send(ann, readyKey, "PUT", readiness, "{\"ready\":true}"), ready);
    assertThat(stranger().room(match.code()).getJsonArray("seats").getJsonObject(0))
        .containsEntry("ready", JsonValue.FALSE);
  }

  @Test
  default void aKeyWithAnotherRequestGets422AndChangesNothing() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 3);
    String messages = "api/rooms/" + code + "/messages";
    String key = newKey();
    send(ann, key, "POST", messages, "{\"text\":\"hello\"}");
    refused(422, "key-used", send(ann, key, "POST", messages, "{\"text\":\"good bye\"}"));
    refused(422, "key-used", send(ann, key, "DELETE", "api/rooms/" + code + "/seats/me", ""));
    assertThat(stranger().get(messages).json().getJsonArray("messages")).hasSize(1);
    assertThat(seated(stranger().room(code))).containsExactly(ann.id());
  }

  @Test
  default void aKeyBelongsToOnePlayer() {
    String game = newGame();
    String key = newKey();
    String code = send(player("Ann"), key, "POST", "api/rooms", room(game)).code();
    Answer other = send(player("Ben"), key, "POST", "api/rooms", room(game));
    assertThat(other.status()).isEqualTo(201);
    assertThat(other.code()).isNotEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "tab\tbed", "123456789012345678901234567890123"})
  default void aProblemNamesAKeyOutOfBounds(String key) {
    LobbyClient ann = player("Ann");
    String game = newGame();
    // The digits are visible, but 66.
    String sent = key.matches("[0-9]+") ? key.repeat(2) : key;
    assertThat(badFields(send(ann, sent, "POST", "api/rooms", room(game))))
        .containsExactly("Idempotency-Key");
    assertThat(roomsOf(game)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "~", "\"quoted\"", "a,b;c", "0123456789"})
  default void aKeyHasUpToSixtyFourVisibleCharacters(String key) {
    LobbyClient ann = player("Ann");
    String longest = (key + newKey() + newKey()).substring(0, 64);
    for (String each : List.of(key, longest)) {
      Answer first = send(ann, each, "POST", "api/rooms", room(newGame()));
      assertThat(first.status()).isEqualTo(201);
      refused(422, "key-used", send(ann, each, "POST", "api/rooms", room(newGame())));
    }
  }

  @Test
  default void aKeyIsIgnoredWithoutAPlayerAndByReading() {
    String name = "{\"name\":\"Ann\"}";
    String key = newKey();
    Answer first = send(stranger(), key, "POST", "api/players", name);
    Answer second = send(stranger(), key, "POST", "api/players", name);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json().getString("id")).isNotEqualTo(first.json().getString("id"));
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 3);
    String room = "api/rooms/" + code;
    assertThat(seated(send(ann, "not a key", "GET", room, "").json())).hasSize(1);
    refused(401, "no-player", send(stranger(), key, "POST", room + "/start", ""));
  }
}

package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.UUID;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;

/** The common base of the tests of the lobby's contract. */
public interface LobbyContract {

  /** Returns a client of the tested lobby without a token. */
  LobbyClient stranger();

  default LobbyClient player(String name) {
    return stranger().register(name);
  }

  /** Returns the name of a game that no other test uses. */
  static String newGame() {
    return "game-" + UUID.randomUUID().toString().substring(24);
  }

  /** Checks the members that every problem has, and returns its JSON. */
  static JsonObject problem(int status, Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    JsonObject problem = answer.json();
    assertThat(problem.getInt("status")).isEqualTo(status);
    assertThat(problem.getString("title")).isNotBlank();
    assertThat(problem.getString("detail")).isNotBlank();
    return problem;
  }

  /** Checks a problem with a type of its own, which programs distinguish by this reason. */
  static void refused(int status, String reason, Answer answer) {
    assertThat(problem(status, answer).getString("type"))
        .isEqualTo("urn:comet-lobby:problem:" + reason);
  }

  /** Checks a problem of invalid fields, and returns their names. */
  static List<String> badFields(Answer answer) {
    refused(400, "invalid", answer);
    return answer.json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
        .peek(error -> assertThat(error.getString("message")).isNotBlank())
        .map(error -> error.getString("field"))
        .toList();
  }

  /** Returns the codes of the rooms in a list. */
  static List<String> codes(JsonObject list) {
    return list.getJsonArray("rooms").getValuesAs(JsonObject.class).stream()
        .map(room -> room.getString("code"))
        .toList();
  }

  /** Returns the ids of the seated players, in the order of their seats. */
  static List<String> seated(JsonObject room) {
    return room.getJsonArray("seats").getValuesAs(JsonValue::asJsonObject).stream()
        .map(seat -> seat.getString("playerId"))
        .toList();
  }
}

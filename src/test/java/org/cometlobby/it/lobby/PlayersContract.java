package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.badFields;
import static org.cometlobby.it.lobby.LobbyContract.codes;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.refused;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Players: {@code /api/players}. */
interface PlayersContract extends LobbyContract {

  @Test
  default void aNewPlayerGetsAnIdTheCleanedNameAndAToken() {
    Answer answer =
        stranger().post("api/players", "{\"name\":\"  Zoë\\t \\u202eAnn \\uD83C\\uDFB2\"}");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    // Open Liberty adds a weaker directive to a response with a cookie.
    assertThat(answer.header("Cache-Control").split(", *")).contains("no-store");
    JsonObject player = answer.json();
    assertThat(player.keySet()).containsExactlyInAnyOrder("id", "name", "token");
    assertThat(player.getString("name")).isEqualTo("Zoë Ann \uD83C\uDFB2");
    assertThat(player.getString("id")).matches("[0-9a-z]{16}");
    assertThat(player.getString("token")).matches("[A-Za-z0-9._-]{40,}");
  }

  @Test
  default void aKnownPlayerStaysTheSameWhenKeepIsSet() {
    LobbyClient ann = player("Ann");
    Answer known = ann.post("api/players", "{\"name\":\"Another\",\"keep\":true}");
    assertThat(known.status()).isEqualTo(200);
    assertThat(known.json().toString()).isEqualTo("{\"id\":\"" + ann.id() + "\",\"name\":\"Ann\"}");
    assertThat(known.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(stranger().post("api/players", "{\"name\":\"Ben\",\"keep\":true}").status())
        .isEqualTo(201);
    assertThat(badFields(stranger().post("api/players", "{\"keep\":true}")))
        .containsExactly("name");
  }

  @Test
  default void theCookieIsHttpOnlyAndSameSite() {
    Answer answer = stranger().post("api/players", "{\"name\":\"Ann\"}");
    List<String> cookies = answer.headers().allValues("Set-Cookie");
    assertThat(cookies).hasSize(1);
    Set<String> pieces = Arrays.stream(cookies.get(0).split("; ")).collect(Collectors.toSet());
    String context = stranger().base().getPath().replaceFirst("(?<=.)/$", "");
    assertThat(pieces)
        .containsExactlyInAnyOrder(
            "lobby_player=" + answer.json().getString("token"),
            "Path=" + context,
            "Max-Age=2592000",
            "HttpOnly",
            "SameSite=Lax");
  }

  @ParameterizedTest
  @CsvSource({"GET,''", "POST,api/players"})
  default void aBrowserThatComesBackKeepsItsCookieForAnother30Days(String method, String path) {
    LobbyClient ann = player("Ann");
    String body = method.equals("POST") ? "{\"keep\":true}" : "";
    Answer known =
        stranger()
            .send(
                stranger()
                    .request(method, path, body)
                    .header("Cookie", "lobby_player=" + ann.token()));
    assertThat(known.status()).isEqualTo(200);
    assertThat(known.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("lobby_player=" + ann.token() + ";"))
        .singleElement()
        .asString()
        .contains("; Max-Age=2592000;", "; HttpOnly", "; SameSite=Lax");
    Answer unknown =
        stranger().send(stranger().request("GET", "", "").header("Cookie", "lobby_player=no.body"));
    assertThat(unknown.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("lobby_player="));
  }

  @Test
  default void theTokenOrTheCookieAloneIdentifiesThePlayer() {
    LobbyClient ann = player("Ann");
    assertThat(ann.get("api/players/me").json().getString("id")).isEqualTo(ann.id());
    Answer byCookie =
        stranger()
            .send(
                stranger()
                    .request("GET", "api/players/me", "")
                    .header("Cookie", "other=1; lobby_player=" + ann.token()));
    assertThat(byCookie.json().getString("id")).isEqualTo(ann.id());
  }

  @Test
  default void anUnknownTokenGets401EvenWithAValidCookie() {
    refused(
        401,
        "no-player",
        stranger()
            .send(
                stranger()
                    .request("GET", "api/players/me", "")
                    .header("Authorization", "Bearer nobody.nothing")
                    .header("Cookie", "lobby_player=" + player("Ann").token())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer", "Bearer .", "Bearer %s", "Bearer %s.", "Bearer %s.x", "Basic %s"})
  default void aPlayerIdAloneDoesNotAuthenticate(String authorization) {
    String id = player("Ann").id();
    Answer answer =
        stranger()
            .send(
                stranger()
                    .request("GET", "api/players/me", "")
                    .header("Authorization", authorization.replace("%s", id)));
    refused(401, "no-player", answer);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  default void twoPlayersMayHaveTheSameName() {
    LobbyClient one = player("Ann");
    LobbyClient other = player("Ann");
    assertThat(one.id()).isNotEqualTo(other.id());
    assertThat(one.token()).isNotEqualTo(other.token());
  }

  @Test
  default void aPlayerSeesTheRoomsWithASeatOfThePlayerUntilLeavingThem() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String hers = ann.makeRoom(newGame(), 3);
    String hidden = ann.makeRoom(newGame(), 3, "{\"visibility\":\"unlisted\"}");
    String his = ben.makeRoom(newGame(), 3);
    ann.sit(his);
    JsonObject me = ann.get("api/players/me").json();
    assertThat(me.keySet()).containsExactlyInAnyOrder("id", "name", "rooms");
    assertThat(me.getString("name")).isEqualTo("Ann");
    assertThat(rooms(me)).containsExactlyInAnyOrder(hers, hidden, his);
    ann.leave(hers);
    ann.leave(his);
    assertThat(rooms(ann.get("api/players/me").json())).containsExactly(hidden);
    assertThat(codes(stranger().get("api/rooms").json())).doesNotContain(hidden);
  }

  private static List<String> rooms(JsonObject me) {
    return me.getJsonArray("rooms").getValuesAs(JsonString::getString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no name           | {}
          null              | {"name":null}
          a number          | {"name":7}
          an object         | {"name":{}}
          nothing to see    | {"name":" \\u0000\\u200b\\u202e "}
          33 characters     | {"name":"123456789012345678901234567890123"}
          another's spelling| {"Name":"Ann"}
          """)
  default void aNameIsATextOf1To32VisibleCharacters(String what, String body) {
    assertThat(badFields(stranger().post("api/players", body))).as(what).containsExactly("name");
  }

  @Test
  default void theLengthOfANameIsCountedInCharactersNotInBytes() {
    String emoji = "\uD83D\uDE00".repeat(32);
    assertThat(player(emoji).get("api/players/me").json().getString("name")).isEqualTo(emoji);
  }
}

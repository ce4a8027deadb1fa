package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.problem;
import static org.cometlobby.it.lobby.LobbyContract.refused;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Map;
import org.cometlobby.it.harness.Jwts;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets, which members of a room present to the game's server, and the keys that verify them. */
interface TicketContract extends LobbyContract {

  @Test
  default void afterTheStartEachMemberGetsATicketThatAnyJwtLibraryVerifies() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben & \"Co\"");
    String game = newGame();
    String code = ann.makeRoom(game, 2);
    ben.sit(code);
    ann.start(code);
    String keySet = stranger().get("api/jwks.json").body();
    Map<String, Object> first = Jwts.verified(ticket(ann, code), game, keySet);
    Map<String, Object> second = Jwts.verified(ticket(ben, code), game, keySet);
    assertThat(first)
        .containsEntry("sub", ann.id())
        .containsEntry("name", "Ann")
        .containsEntry("room", code)
        .containsEntry("game", game)
        .containsEntry("role", "player")
        .containsEntry("seat", 1L);
    assertThat((Long) first.get("exp") - (Long) first.get("iat")).isEqualTo(310);
    assertThat(second)
        .containsEntry("sub", ben.id())
        .containsEntry("name", "Ben & \"Co\"")
        .containsEntry("seat", 2L);
    assertThat(second.get("jti")).isNotEqualTo(first.get("jti"));
  }

  @Test
  default void aTicketCanBeFetchedAgainByACodeInEitherCase() {
    LobbyClient ann = player("Ann");
    String code = ann.makeStartedRoom(newGame());
    Answer answer = ann.get("api/rooms/" + code.toLowerCase(Locale.ROOT) + "/ticket");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.json().keySet()).containsExactly("ticket");
    assertThat(ticket(ann, code)).isNotEqualTo(answer.json().getString("ticket"));
  }

  @Test
  default void beforeTheStartThereIsNoTicket() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 3);
    player("Ben").sit(code);
    refused(409, "not-started", ann.get("api/rooms/" + code + "/ticket"));
    ann.start(code);
    assertThat(ticket(ann, code)).isNotEmpty();
  }

  @Test
  default void onlyMembersGetATicket() {
    LobbyClient ann = player("Ann");
    String code = ann.makeStartedRoom(newGame());
    String path = "api/rooms/" + code + "/ticket";
    refused(401, "no-player", stranger().get(path));
    refused(403, "not-a-member", player("Ben").get(path));
    ann.leave(code);
    refused(404, "no-such-room", ann.get(path));
    refused(404, "no-such-room", ann.get("api/rooms/nonsense/ticket"));
    problem(405, ann.post(path, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json", "application/jwk-set+json"})
  default void theKeysArePublicAndCacheableForAMinute(String accepted) {
    Answer answer =
        stranger().send(stranger().request("GET", "api/jwks.json", "").header("Accept", accepted));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type"))
        .isEqualTo(accepted.equals("*/*") ? "application/jwk-set+json" : accepted);
    assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=60");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    for (JsonValue value : answer.json().getJsonArray("keys")) {
      JsonObject key = value.asJsonObject();
      assertThat(key.getString("kty")).isEqualTo("EC");
      assertThat(key.getString("crv")).isEqualTo("P-256");
      assertThat(key.getString("alg")).isEqualTo("ES256");
      assertThat(key.getString("use")).isEqualTo("sig");
      assertThat(key.keySet()).contains("kid", "x", "y").doesNotContain("d");
    }
  }

  private static String ticket(LobbyClient member, String code) {
    Answer answer = member.get("api/rooms/" + code + "/ticket");
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json().getString("ticket");
  }
}

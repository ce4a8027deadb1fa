package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.problem;
import static org.cometlobby.it.lobby.LobbyContract.refused;
import static org.cometlobby.it.lobby.LobbyContract.seated;

import java.net.http.HttpResponse;
import java.util.List;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.cometlobby.it.harness.StreamClient;
import org.junit.jupiter.api.Test;

/** The end of a player: by the player, by a form, by an operator. */
interface SignOutContract extends LobbyContract {

  @Test
  default void aPlayerWhoSignsOutIsUnknownAndInNoRoom() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String hers = ann.makeRoom(newGame(), 3);
    ben.sit(hers);
    String his = ben.makeRoom(newGame(), 3);
    ann.post("api/rooms/" + his + "/seats", "{\"as\":\"spectator\"}");
    String alone = ann.makeRoom(newGame(), 3);
    Answer answer = ann.delete("api/players/me");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers().allValues("Set-Cookie")).as("she had shown none").isEmpty();
    refused(401, "no-player", ann.get("api/players/me"));
    refused(401, "no-player", ann.delete("api/players/me"));
    assertThat(seated(ben.room(hers))).containsExactly(ben.id());
    assertThat(ben.room(hers).getString("host")).isEqualTo(ben.id());
    assertThat(ben.room(his).getInt("spectators")).isZero();
    assertThat(ben.get("api/rooms/" + alone).status()).as("an empty room").isEqualTo(404);
  }

  @Test
  default void theStreamsOfAPlayerWhoSignsOutEndForGood() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String hers = ann.makeRoom(newGame(), 3);
    ben.sit(hers);
    String others = ben.makeRoom(newGame(), 3);
    for (String path :
        List.of("streams/rooms/" + hers, "streams/rooms/" + others, "streams/rooms?game=none")) {
      LobbyClient reader = path.endsWith(hers) ? ann : player("Cleo");
      try (EventStream stream = reader.stream(path)) {
        assertThat(stream.next().name()).isEqualTo("snapshot");
        assertThat(reader.delete("api/players/me").status()).isEqualTo(204);
        assertThat(stream.untilGone())
            .extracting(EventStream.Event::name)
            .doesNotContain("reconnect");
      }
    }
  }

  @Test
  default void theCookieEndsWithThePlayer() {
    LobbyClient ann = player("Ann");
    Answer answer =
        stranger()
            .send(
                stranger()
                    .request("DELETE", "api/players/me", "")
                    .header("Cookie", "lobby_player=" + ann.token()));
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .contains("lobby_player=;", "; Max-Age=0;", "; HttpOnly", "; SameSite=Lax");
  }

  @Test
  default void aStrangerCannotSignOut() {
    refused(401, "no-player", stranger().delete("api/players/me"));
  }

  @Test
  default void theFormOfTheHomePageSignsOutAndEndsTheCookie() {
    LobbyClient ann = player("Ann");
    String cookie = "lobby_player=" + ann.token();
    assertThat(home("GET", "", cookie).body()).contains("value=\"sign-out\"");
    HttpResponse<String> answer = home("POST", "?do=sign-out", cookie);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains(stranger().base().getPath());
    assertThat(answer.headers().allValues("Set-Cookie"))
        .filteredOn(set -> set.startsWith("lobby_player="))
        .singleElement()
        .asString()
        .contains("lobby_player=;", "; Max-Age=0;");
    assertThat(home("GET", "", cookie).body()).doesNotContain("value=\"sign-out\"");
  }

  private HttpResponse<String> home(String method, String query, String cookie) {
    return new StreamClient(stranger().base()).send(method, query, "Cookie", cookie);
  }

  @Test
  default void anOperatorEndsAPlayer() {
    LobbyClient ann = player("Ann");
    String path = "api/operator/players/" + ann.id();
    refused(401, "no-operator", ann.delete(path));
    assertThat(ann.get("api/players/me").status()).isEqualTo(200);
    assertThat(asOperator(path).status()).isEqualTo(204);
    refused(401, "no-player", ann.get("api/players/me"));
    refused(404, "no-such-player", asOperator(path));
    problem(404, asOperator("api/operator/players"));
  }

  private Answer asOperator(String path) {
    return stranger()
        .send(
            stranger()
                .request("DELETE", path, "")
                .header("Authorization", "Bearer " + OperatorsContract.TOKEN));
  }
}

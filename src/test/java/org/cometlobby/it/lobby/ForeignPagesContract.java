package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.refused;

import java.net.http.HttpRequest;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The protection against pages of other sites, and the content policy of the lobby's own. */
interface ForeignPagesContract extends LobbyContract {

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, https://evil.test",
    "Origin, null"
  })
  default void aCrossSitePageCannotChangeAnythingWithTheCookie(String header, String value) {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 9);
    String rooms = "{\"game\":\"go\",\"maxPlayers\":3}";
    refused(403, "cross-site", byCookie(ann, "POST", "api/rooms", rooms, header, value));
    String seat = "api/rooms/" + code + "/seats/me";
    refused(403, "cross-site", byCookie(ann, "DELETE", seat, "", header, value));
    refused(
        403,
        "cross-site",
        byCookie(ann, "PUT", seat + "/ready", "{\"ready\":true}", header, value));
    assertThat(stranger().room(code).getInt("version")).isEqualTo(1);
    assertThat(byCookie(ann, "GET", "api/players/me", "", header, value).status()).isEqualTo(200);
  }

  @Test
  default void theLobbysOwnPagesMakeChangesWithTheCookie() {
    LobbyClient ann = player("Ann");
    String rooms = "{\"game\":\"go\",\"maxPlayers\":3}";
    assertThat(byCookie(ann, "POST", "api/rooms", rooms, "Sec-Fetch-Site", "same-origin").status())
        .isEqualTo(201);
    String origin = "http://" + ann.base().getAuthority();
    assertThat(byCookie(ann, "POST", "api/rooms", rooms, "Origin", origin).status()).isEqualTo(201);
  }

  @Test
  default void aRequestWithATokenIsAcceptedFromAnySite() {
    LobbyClient ann = player("Ann");
    HttpRequest.Builder request =
        ann.request("POST", "api/rooms", "{\"game\":\"go\",\"maxPlayers\":3}")
            .header("Sec-Fetch-Site", "cross-site")
            .header("Cookie", "lobby_player=" + ann.token());
    assertThat(ann.send(request).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Basic Og==", "Digest username=\"x\"", "Bearer", "Bearer-x y", "x Bearer y"})
  default void anAuthorizationThatIsNoTokenDoesNotVouchForTheCookie(String authorization) {
    LobbyClient ann = player("Ann");
    HttpRequest.Builder request =
        stranger()
            .request("POST", "api/rooms", "{\"game\":\"go\",\"maxPlayers\":3}")
            .header("Sec-Fetch-Site", "cross-site")
            .header("Authorization", authorization)
            .header("Cookie", "lobby_player=" + ann.token());
    refused(403, "cross-site", stranger().send(request));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer TOKEN", "BEARER  TOKEN "})
  default void aTokenIsTheSameInEitherCase(String authorization) {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    HttpRequest.Builder request =
        stranger()
            .request("POST", "api/rooms", "{\"game\":\"go\",\"maxPlayers\":3}")
            .header("Sec-Fetch-Site", "cross-site")
            .header("Authorization", authorization.replace("TOKEN", ann.token()))
            .header("Cookie", "lobby_player=" + ben.token());
    Answer made = stranger().send(request);
    assertThat(made.status()).as("%s", made).isEqualTo(201);
    assertThat(made.json().getString("host")).isEqualTo(ann.id());
  }

  @Test
  default void anUnknownTokenIsNobodyWhateverTheCookieSays() {
    HttpRequest.Builder request =
        stranger()
            .request("POST", "api/rooms", "{\"game\":\"go\",\"maxPlayers\":3}")
            .header("Authorization", "Bearer unknown")
            .header("Cookie", "lobby_player=" + player("Ann").token());
    refused(401, "no-player", stranger().send(request));
  }

  private Answer byCookie(
      LobbyClient player, String method, String path, String body, String header, String value) {
    return stranger()
        .send(
            stranger()
                .request(method, path, body)
                .header("Cookie", "lobby_player=" + player.token())
                .header(header, value));
  }

  @ParameterizedTest
  @CsvSource({
    "'', self",
    "r/CODE, self",
    "r/AAAAAA, self",
    "no/such/page, self",
    "comet-wait, self",
    "css/base.css, self",
    "js/comet.js, self",
    "js/no-such.js, self",
    "api/rooms, none",
    "api/rooms/AAAAAA, none",
    "api/nothing, none",
    "api/rooms?phase=done, none",
    "streams/nothing, none",
    "streams/rooms/CODE?as=poll&wait=0, none",
    "streams/rooms/CODE/badge?as=poll&wait=0, none",
    "streams/rooms/AAAAAA/badge, none"
  })
  default void everyResponseThatABrowserMightShowHasAStrictContentPolicy(
      String path, String source) {
    String code = player("Ann").makeRoom(newGame(), 9);
    Answer answer = stranger().get(path.replace("CODE", code));
    String policy = answer.header("Content-Security-Policy");
    assertThat(policy).as("%s", answer).startsWith("default-src '" + source + "';");
    assertThat(policy).contains("frame-ancestors 'none'").doesNotContain("unsafe");
    assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @ParameterizedTest
  @CsvSource({
    "streams/rooms/CODE/badge?as=poll&wait=0, cross-origin",
    "streams/rooms/AAAAAA/badge, cross-origin",
    "r/CODE/qr.svg, cross-origin",
    "js/comet.js, cross-origin",
    "css/base.css, cross-origin",
    "img/icon.svg, cross-origin",
    "api/rooms/CODE, same-origin",
    "streams/rooms/CODE?as=poll&wait=0, same-origin",
    "'', ''",
    "r/CODE, ''"
  })
  default void anIsolatedPageOfAnotherSiteMayEmbedWhatIsMadeForIt(String path, String policy) {
    String code = player("Ann").makeRoom(newGame(), 9);
    Answer answer = stranger().get(path.replace("CODE", code));
    assertThat(answer.header("Cross-Origin-Resource-Policy")).as("%s", answer).isEqualTo(policy);
  }
}

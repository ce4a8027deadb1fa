package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.problem;
import static org.cometlobby.it.lobby.LobbyContract.refused;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The operator's endpoints, and trusted proxies, on a server that trusts those on its own machine.
 */
interface OperatorsContract extends LobbyContract {

  /** The LOBBY_OPERATOR_TOKEN of the tested server. */
  String TOKEN = "token-of-the-tests";

  private Answer asOperator(String path) {
    return stranger()
        .send(stranger().request("GET", path, "").header("Authorization", "Bearer " + TOKEN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"api/status", "api/status/client", "api/metrics"})
  default void aRequestWithoutTheOperatorTokenGets401(String path) {
    LobbyClient ann = player("Ann");
    Answer answer = ann.get(path);
    refused(401, "no-operator", answer);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    refused(401, "no-operator", stranger().get(path));
    for (String shown : List.of("Bearer ", "Bearer " + TOKEN + "x", "Basic " + TOKEN, TOKEN)) {
      refused(
          401,
          "no-operator",
          stranger().send(stranger().request("GET", path, "").header("Authorization", shown)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HEAD, api/status",
    "HEAD, api/metrics",
    "GET, api/status;v=1",
    "GET, api;v=1/status"
  })
  default void noOtherSpellingOfARequestAvoidsTheOperatorToken(String method, String path) {
    Answer answer = stranger().send(stranger().request(method, path, ""));
    assertThat(answer.status()).as("%s", answer).isIn(401, 404);
    assertThat(answer.body()).doesNotContain("uptime", "lobby_");
  }

  @Test
  default void theStatusCountsRoomsPlayersAndStreams() {
    JsonObject before = status();
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 2);
    player("Ben").makeStartedRoom(newGame());
    try (EventStream stream = ann.watch(code)) {
      stream.next();
      JsonObject after = status();
      // Other tests open and end rooms and streams at the same time.
      assertThat(after.getInt("rooms")).isGreaterThanOrEqualTo(2);
      assertThat(after.getJsonObject("roomsByPhase").getInt("waiting")).isPositive();
      assertThat(after.getJsonObject("roomsByPhase").getInt("started")).isPositive();
      assertThat(after.getInt("players")).isGreaterThanOrEqualTo(2);
      assertThat(after.getJsonObject("streams").getInt("ndjson")).isPositive();
      assertThat(after.getInt("deliveries")).isGreaterThan(before.getInt("deliveries"));
      assertThat(after.getInt("cutOffs")).isNotNegative();
      assertThat(after.getBoolean("draining")).isFalse();
      assertThat(after.getString("version")).matches("[0-9].*");
      assertThat(Instant.parse(after.getString("startedAt"))).isBefore(Instant.now());
      assertThat(after.getInt("uptimeMillis")).isGreaterThan(before.getInt("uptimeMillis") - 1);
    }
  }

  private JsonObject status() {
    Answer answer = asOperator("api/status");
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    return answer.json();
  }

  @Test
  default void theMetricsAreInPrometheusTextFormat() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 2);
    try (EventStream stream = ann.watch(code)) {
      stream.next();
      Answer answer = asOperator("api/metrics");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).startsWith("text/plain").contains("version=0.0.4");
      assertThat(answer.body().lines())
          .anyMatch(line -> line.matches("lobby_rooms\\{phase=\"waiting\"} [1-9].*"))
          .anyMatch(line -> line.matches("lobby_streams\\{framing=\"ndjson\"} [1-9].*"))
          .anyMatch(line -> line.matches("lobby_deliveries_total [1-9].*"))
          .anyMatch(line -> line.equals("lobby_draining 0.0"))
          .contains("# TYPE lobby_deliveries_total counter");
    }
  }

  @ParameterizedTest
  @CsvSource({"live", "ready"})
  default void theHealthChecksNeedNoToken(String question) {
    await()
        .untilAsserted(
            () -> {
              Answer answer = stranger().get("api/health/" + question);
              assertThat(answer.status()).as("%s", answer).isEqualTo(200);
              assertThat(answer.json().getString("status")).isEqualTo(question);
            });
    problem(404, stranger().get("api/health"));
  }

  /** Payara Micro adds them to an application at the root. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "metrics",
        "metrics/",
        "metrics/base",
        "health",
        "health/",
        "health/live",
        "health/ready",
        "health/started",
        "openapi",
        "openapi/",
        "openapi/x"
      })
  default void theServersOwnEndpointsAreNotOpenToEverybody(String path) {
    Answer answer = stranger().get(path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("<title>No such page");
    assertThat(stranger().get("api/health/live").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"https, true", "http, false", "'', false"})
  default void aTrustedProxyDecidesWhetherTheCookieIsSecure(String proto, boolean secure) {
    Answer answer =
        stranger()
            .send(
                stranger()
                    .request("POST", "api/players", "{\"name\":\"Ann\"}")
                    .header("X-Forwarded-For", "192.0.2.7")
                    .header("X-Forwarded-Proto", proto));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Set-Cookie").contains("; Secure")).isEqualTo(secure);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "api/time", "js/lobby.js", "api/nothing", "streams/rooms?as=poll"})
  default void aBrowserThatUsesTlsIsToldToStayWithIt(String path) {
    assertThat(overTls(path, "https").header("Strict-Transport-Security"))
        .isEqualTo("max-age=31536000");
    assertThat(overTls(path, "http").headers().map())
        .doesNotContainKey("strict-transport-security");
  }

  private Answer overTls(String path, String proto) {
    return stranger()
        .send(
            stranger()
                .request("GET", path, "")
                .header("X-Forwarded-For", "192.0.2.7")
                .header("X-Forwarded-Proto", proto));
  }

  @ParameterizedTest
  @CsvSource({
    "'192.0.2.7',              https, 192.0.2.7, true",
    "'203.0.113.9, 192.0.2.7', http,  192.0.2.7, false",
    "'192.0.2.7, 127.0.0.1',   https, 192.0.2.7, true",
    "'unknown',                https, 127.0.0.1, true"
  })
  default void theClientAddressIsTakenFromATrustedProxy(
      String forwarded, String proto, String address, boolean secure) {
    JsonObject client =
        stranger()
            .send(
                stranger()
                    .request("GET", "api/status/client", "")
                    .header("Authorization", "Bearer " + TOKEN)
                    .header("X-Forwarded-For", forwarded)
                    .header("X-Forwarded-Proto", proto))
            .json();
    assertThat(client.getString("address")).isEqualTo(address);
    assertThat(client.getBoolean("secure")).isEqualTo(secure);
  }

  @Test
  default void theLocationOfANewRoomUsesTheForwardedScheme() {
    LobbyClient ann = player("Ann");
    Answer answer =
        ann.send(
            ann.request("POST", "api/rooms", "{\"game\":\"" + newGame() + "\",\"maxPlayers\":2}")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", "192.0.2.7"));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).matches("(https:/)?/.*/api/rooms/" + answer.code());
  }
}

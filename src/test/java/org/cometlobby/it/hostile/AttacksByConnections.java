package org.cometlobby.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.RawClient;
import org.junit.jupiter.api.Test;

/** Attacks by connections and headers: see {@link AttacksIT}. */
interface AttacksByConnections extends AttackContract {

  String JSON = "Content-Type: application/json";

  /** More than a server has threads. */
  int SLOW = 300;

  @Test
  default void slowBodiesHoldNoThread() throws Exception {
    isWithstood(
        "slow bodies",
        mallory -> {
          List<RawClient> slow = new ArrayList<>();
          for (int i = 0; i < SLOW; i++) {
            // The proxy's last address counts; each network may have a hundred on their way.
            slow.add(
                mallory.raw(
                    "POST",
                    "api/players",
                    "{",
                    JSON,
                    "Content-Length: 1000",
                    "X-Forwarded-For: 100.64.255." + i / 90));
          }
          assertThat(mallory.stranger().get("api/health/live").status()).isEqualTo(200);
          mallory.goesOn();
          for (RawClient client : slow) {
            assertThat(client.readUntil("\r\n")).matches("HTTP/1\\.1 (408|429) .*\r\n");
          }
        });
  }

  @Test
  default void theRunsOfAMethodAreBounded() throws Exception {
    isWithstood(
        "runs left behind",
        mallory -> {
          List<Integer> statuses = new ArrayList<>();
          for (int i = 0; i < 400; i++) {
            statuses.add(mallory.stranger().get("comet_wait?as=poll&wait=0").status());
          }
          assertThat(statuses).containsOnly(200, 503).contains(200);
          mallory.goesOn();
        });
  }

  @Test
  default void theStreamsOfANetworkAreBounded() throws Exception {
    isWithstood(
        "many streams",
        mallory -> {
          List<RawClient> all = new ArrayList<>();
          for (int i = 0; i < 2_000; i++) {
            all.add(mallory.raw("GET", "streams/rooms?as=sse", ""));
          }
          for (RawClient one : all) {
            assertThat(one.readUntil("\r\n")).startsWith("HTTP/1.1 200 ");
          }
          for (int i = 0; i < 20; i++) {
            RawClient tooMany = mallory.raw("GET", "streams/rooms?as=sse", "");
            assertThat(tooMany.readUntil("\r\n\r\n"))
                .startsWith("HTTP/1.1 429 ")
                .contains("\r\nRetry-After: ");
          }
          mallory.goesOn();
        });
  }

  @Test
  default void anotherSitesPageChangesNothingByTheCookie() throws Exception {
    isWithstood(
        "another site's page",
        mallory -> {
          LobbyClient victim = mallory.player();
          String wish = "{\"game\":\"g\",\"maxPlayers\":2}";
          for (String header : List.of("Basic eDp5", "Bearer x", "Digest x", "")) {
            RawClient page =
                mallory.raw(
                    "POST",
                    "api/rooms",
                    wish,
                    JSON,
                    "Content-Length: " + wish.length(),
                    "Cookie: lobby_player=" + victim.token(),
                    "Sec-Fetch-Site: cross-site",
                    header.isEmpty() ? "X-None: x" : "Authorization: " + header);
            assertThat(page.readUntil("\r\n")).matches("HTTP/1\\.1 40[13] .*\r\n");
          }
          assertThat(victim.get("api/players/me").json().getJsonArray("rooms")).isEmpty();
        });
  }

  @Test
  default void aHostOfAnyLengthCausesNoFailure() throws Exception {
    isWithstood(
        "a very long host",
        mallory -> {
          String code = mallory.room(mallory.player(), 4);
          for (int length : List.of(200, 3_000, 7_000)) {
            for (String path : List.of("r/" + code + "/qr.svg", "r/" + code, "", "api/rooms")) {
              try (RawClient client = RawClient.connect(base())) {
                client.send(
                    "GET %s%s HTTP/1.1\r\nHost: %s\r\nX-Forwarded-For: 100.64.0.1\r\n\r\n"
                        .formatted(base().getPath(), path, "x".repeat(length)));
                assertThat(client.readUntil("\r\n")).matches("HTTP/1\\.1 [234].*\r\n");
              }
            }
          }
        });
  }
}

package org.cometlobby.it.lobby;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cometlobby.it.harness.Jwts;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.OwnServer;
import org.cometlobby.lobby.game.FakeGameServer;
import org.cometlobby.lobby.game.FakeGameServer.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A game with its own server, configured by the operator, on the packaged WAR. */
@Tag("one-server")
class GameServerIT {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @TempDir private Path directory;

  @Test
  void aGameServerIsToldOfAStartAndTicketsOutliveARestart() throws Exception {
    try (FakeGameServer game = new FakeGameServer(503, 404)) {
      Map<String, String> settings = settings(game);
      String ticket;
      String subject;
      try (OwnServer server = OwnServer.start("game-server-1", settings)) {
        LobbyClient ann = LobbyClient.stranger(server.base()).register("Ann");
        LobbyClient ben = LobbyClient.stranger(server.base()).register("Ben");
        assertThat(
                LobbyContract.badFields(
                    ann.post("api/rooms", "{\"game\":\"reversi\",\"maxPlayers\":3}")))
            .containsExactly("maxPlayers");
        String code = ann.makeRoom("reversi", 2);
        ben.sit(code);
        assertThat(ann.start(code).status()).isEqualTo(202);

        JsonObject admission = ben.get("api/rooms/" + code + "/ticket").json();
        ticket = admission.getString("ticket");
        subject = ben.id();
        assertThat(admission.getString("url")).isEqualTo("https://games.example/?room=" + code);

        await().atMost(Duration.ofMinutes(1)).until(() -> game.requests().size() == 3);
        for (Request request : game.requests()) {
          assertSigned(request);
        }
        JsonObject told = json(game.requests().get(2).body());
        assertThat(told.getString("room")).isEqualTo(code);
        assertThat(Instant.parse(told.getString("startedAt"))).isBeforeOrEqualTo(Instant.now());
        assertThat(told.getJsonArray("seats").getValuesAs(JsonObject.class))
            .extracting(seat -> seat.getInt("seat") + seat.getString("playerId"))
            .containsExactly("1" + ann.id(), "2" + ben.id());
      }
      try (OwnServer server = OwnServer.start("game-server-2", settings)) {
        LobbyContract.problem(404, LobbyClient.stranger(server.base()).get("api/status"));
        String keySet = LobbyClient.stranger(server.base()).get("api/jwks.json").body();
        assertThat(Jwts.verified(ticket, "reversi", keySet)).containsEntry("sub", subject);
      }
    }
  }

  private Map<String, String> settings(FakeGameServer game) throws IOException {
    JsonObject reversi =
        Json.createObjectBuilder()
            .add("name", "reversi")
            .add("minPlayers", 2)
            .add("maxPlayers", 2)
            .add("url", "https://games.example/?room={code}")
            .add("webhook", game.url("/hook").toString())
            .add("secret", SECRET)
            .build();
    JsonObject games =
        Json.createObjectBuilder().add("games", Json.createArrayBuilder().add(reversi)).build();
    Path file = Files.writeString(directory.resolve("games.json"), games.toString());
    return Map.of(
        "LOBBY_GAMES",
        file.toString(),
        "LOBBY_DATA_DIR",
        directory.resolve("data").toString(),
        "LOBBY_TICKET_LIFETIME",
        "1h");
  }

  private static void assertSigned(Request request) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    String signed = request.header("Comet-Lobby-Timestamp") + "." + request.body();
    assertThat(request.header("Comet-Lobby-Signature"))
        .isEqualTo("v1=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(UTF_8))));
    String id = json(request.body()).getString("id");
    assertThat(request.header("Idempotency-Key")).isEqualTo(id);
    assertThat(request.header("webhook-id")).isEqualTo(id);
    mac.init(
        new SecretKeySpec(
            Base64.getDecoder().decode(SECRET.substring("whsec_".length())), "HmacSHA256"));
    String standard = id + "." + request.header("webhook-timestamp") + "." + request.body();
    assertThat(request.header("webhook-signature"))
        .isEqualTo(
            "v1," + Base64.getEncoder().encodeToString(mac.doFinal(standard.getBytes(UTF_8))));
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }
}

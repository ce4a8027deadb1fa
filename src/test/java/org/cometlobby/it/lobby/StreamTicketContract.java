package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cometlobby.it.lobby.LobbyContract.badFields;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.problem;
import static org.cometlobby.it.lobby.LobbyContract.refused;

import java.time.Instant;
import java.util.List;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets for streams, by which a client without a header or a cookie is a player. */
interface StreamTicketContract extends LobbyContract {

  @Test
  default void aPlayerWhoReadsTheStreamWithATicketIsThere() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 3);
    String url = "streams/rooms/" + code + "?ticket=" + ticket(ann, "/streams/rooms/" + code);
    assertThat(isThere(ann, code)).isFalse();
    try (EventStream stream = stranger().stream(url)) {
      String cursor = stream.next().id();
      await().until(() -> isThere(ann, code));
      assertThat(stranger().get(url + "&as=poll&wait=0&after=" + cursor).status()).isEqualTo(200);
    }
  }

  private static boolean isThere(LobbyClient player, String code) {
    return player.room(code).getJsonArray("seats").getJsonObject(0).getBoolean("connected");
  }

  @Test
  default void aTicketIsShortLivedAndSaysUntilWhenItOpens() {
    LobbyClient ann = player("Ann");
    Answer answer = ann.post("api/stream-tickets", "{\"stream\":\"/streams/rooms\"}");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().keySet()).containsExactlyInAnyOrder("ticket", "expiresAt");
    assertThat(answer.json().getString("ticket")).matches("[0-9A-Za-z._-]+");
    assertThat(Instant.parse(answer.json().getString("expiresAt"))).isAfter(Instant.EPOCH);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @Test
  default void aTicketIdentifiesForItsOwnStreamAloneAndNeverForTheApi() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 3);
    String other = ann.makeRoom(newGame(), 3);
    String ticket = ticket(ann, "/streams/rooms/" + code);
    for (String path :
        List.of("streams/rooms/" + other, "streams/rooms/" + code + "/badge", "streams/rooms")) {
      problem(401, stranger().get(path + "?as=poll&wait=0&ticket=" + ticket));
    }
    refused(401, "no-player", stranger().get("api/players/me?ticket=" + ticket));
    refused(
        401, "no-player", stranger().post("api/rooms/" + code + "/start?ticket=" + ticket, "{}"));
    assertThat(stranger().get("?ticket=" + ticket).body()).doesNotContain(ann.id());
    refused(
        401,
        "no-player",
        stranger()
            .send(
                stranger()
                    .request("GET", "api/players/me", "")
                    .header("Authorization", "Bearer " + ticket)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "..", "%20", "a.1.b"})
  default void aStreamWithAFalseTicketIsRefusedAndNotNobodys(String ticket) {
    String stream = "streams/rooms/" + player("Ann").makeRoom(newGame(), 3) + "?as=poll&wait=0";
    assertThat(stranger().get(stream).status()).isEqualTo(200);
    for (String cursor : List.of("", "&after=x", "&lastEventId=x")) {
      problem(401, stranger().get(stream + "&ticket=" + ticket + cursor));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"stream\":7}",
        "{\"stream\":\"\"}",
        "{\"stream\":\"streams/rooms/K7QX2M\"}",
        "{\"stream\":\"/streams/rooms/K7QX2M?as=sse\"}",
        "{\"stream\":\"/streams/../api/players/me\"}",
        "{\"stream\":\"/api/players/me\"}",
        "{\"stream\":\"https://lobby.example/streams/rooms/K7QX2M\"}"
      })
  default void aWrongStreamIsNamed(String body) {
    assertThat(badFields(player("Ann").post("api/stream-tickets", body))).containsExactly("stream");
  }

  @Test
  default void onlyAPlayerGetsATicket() {
    refused(
        401, "no-player", stranger().post("api/stream-tickets", "{\"stream\":\"/streams/rooms\"}"));
    problem(405, player("Ann").get("api/stream-tickets"));
  }

  private static String ticket(LobbyClient player, String stream) {
    Answer answer = player.post("api/stream-tickets", "{\"stream\":\"" + stream + "\"}");
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.json().getString("ticket");
  }
}

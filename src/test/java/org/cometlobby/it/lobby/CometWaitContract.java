package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.cometlobby.it.harness.StreamClient;
import org.junit.jupiter.api.Test;

/** The part of {@link LobbyApiIT} about the smallest example. */
interface CometWaitContract extends LobbyContract {

  @Test
  default void theExampleSendsWaitingThenStartAndEnds() {
    HttpResponse<String> response = new StreamClient(stranger().base()).get("comet_wait?as=mixed");
    String boundary =
        response.headers().firstValue("Content-Type").orElseThrow().replaceFirst(".*boundary=", "");
    String withoutPings =
        response
            .body()
            .replaceAll(
                "Content-Type: [^\r]*\r\nEvent-ID: [^\r]*\r\nEvent: ping\r\n.*\r\n\r\n\r\n--\\w+\r\n",
                "");
    assertThat(withoutPings.replaceAll("Event-ID: .*\r\n", ""))
        .isEqualTo(
            """
            --TOKEN
            Content-Type: text/plain;charset=utf-8
            Content-Length: 10

            waiting...
            --TOKEN
            Content-Type: text/plain;charset=utf-8
            Content-Length: 5

            start
            --TOKEN
            --TOKEN--"""
                .replace("\n", "\r\n")
                .replace("TOKEN", boundary));
  }

  @Test
  default void aRunBelongsToItsPlayerAndNotToAnotherOneOfTheSameName() {
    LobbyClient ann = player("Ann");
    LobbyClient other = player("Ann");
    String cursor = ann.get("comet_wait?as=poll").json().getString("cursor");
    String next = "comet_wait?as=poll&after=" + cursor;
    assertThat(parts(other.get(next))).as("a run of the other's own").contains("snapshot");
    assertThat(parts(ann.get(next))).contains("start").doesNotContain("snapshot");
  }

  private static String parts(Answer poll) {
    return poll.json().getJsonArray("parts").toString();
  }
}

package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
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
}

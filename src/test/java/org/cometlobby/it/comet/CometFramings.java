package org.cometlobby.it.comet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link CometMethodsIT} about one method in every framing of the contract. */
interface CometFramings extends CometContract {

  @ParameterizedTest
  @CsvSource({
    "replace,'multipart/x-mixed-replace; boundary=[0-9A-Za-z]{24,70}; ?charset=utf-8'",
    "mixed,'multipart/mixed; boundary=[0-9A-Za-z]{24,70}'",
    "sse,text/event-stream(;charset=utf-8)?",
    "ndjson,application/x-ndjson",
    "poll,application/json",
  })
  default void everyStreamHasTheHeadersOfItsFraming(String as, String type) {
    HttpResponse<String> response = client().get("push?as=" + as);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().allValues("Content-Type"))
        .singleElement()
        .asString()
        .matches(type);
    assertThat(response.headers().allValues("Cache-Control"))
        .containsExactly("no-store, no-transform");
    assertThat(response.headers().allValues("X-Accel-Buffering")).containsExactly("no");
    assertThat(response.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(response.headers().allValues("Vary")).contains("Accept");
  }

  @ParameterizedTest
  @CsvSource({
    "multipart/mixed,multipart/mixed",
    "text/event-stream,text/event-stream",
    "application/x-ndjson,application/x-ndjson",
    "application/json,application/json",
    "*/*,multipart/x-mixed-replace",
    "'image/avif,image/*;q=0.8,*/*;q=0.5',multipart/x-mixed-replace",
  })
  default void theAcceptHeaderChoosesTheFraming(String accept, String type) {
    HttpResponse<String> response = client().get("push", "Accept", accept);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "multipart/mixed;q=0", "image/png"})
  default void anUnacceptableAcceptHeaderGets406(String accept) {
    HttpResponse<String> response = client().get("push", "Accept", accept);
    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(CometContract.json(response.body()).getString("detail"))
        .contains("replace", "mixed", "sse", "ndjson", "poll");
  }

  @Test
  default void serverSentEventsAreExactlyTheseLines() {
    String body = client().get("push?as=sse").body().replace(":\n", "");
    String events =
        """
        retry: 2000
        id: EPOCH-1
        data: waiting...

        event: begun
        id: EPOCH-2
        data: start

        """;
    // The last event says that it is the last one, if the method has ended by then.
    assertThat(body.replaceAll("id: [0-9a-z]+-", "id: EPOCH-"))
        .isIn(events + "id: EPOCH-2-end\n\n", events.replace("-2", "-2-end"));
  }

  @Test
  default void anEventSourceThatReconnectsAfterTheEndGets204() {
    String body = client().get("push?as=sse").body();
    String end = body.replaceFirst("(?s).*\nid: ([^\n]*)\n.*", "$1");
    assertThat(end).endsWith("-end");
    HttpResponse<String> again = client().get("push?as=sse", "Last-Event-ID", end);
    assertThat(again.statusCode()).isEqualTo(204);
    assertThat(again.body()).isEmpty();
  }

  @Test
  default void eachJsonLineIsOneObject() {
    List<String> lines =
        client().get("push?as=ndjson").body().lines().filter(line -> !line.isEmpty()).toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).matches("\\{\"id\":\"[0-9a-z]+-1\",\"data\":\"waiting...\"}");
    assertThat(lines.get(1))
        .matches("\\{\"event\":\"begun\",\"id\":\"[0-9a-z]+-2(-end)?\",\"data\":\"start\"}");
  }

  @Test
  default void jsonLinesEmbedJsonAndEncodeBytesAsBase64() {
    assertThat(client().get("json?as=ndjson").body())
        .contains("\"data\":{\"piece\":\"Bauer\",\"to\":1}");
    assertThat(client().get("bytes?as=ndjson").body())
        .contains("\"data\":\"DQotLQ==\",\"encoding\":\"base64\"");
  }

  @Test
  default void consecutiveLongPollsDeliverTheWholeStream() {
    StringBuilder heard = new StringBuilder();
    String after = "";
    while (!after.endsWith("-end")) {
      HttpResponse<String> response =
          client().get("push?as=poll" + (after.isEmpty() ? "" : "&after=" + after));
      assertThat(response.statusCode()).isEqualTo(200);
      JsonObject answer = CometContract.json(response.body());
      answer
          .getJsonArray("parts")
          .getValuesAs(JsonObject.class)
          .forEach(part -> heard.append(part.getString("data")).append(' '));
      after = answer.getString("cursor");
    }
    assertThat(heard).hasToString("waiting... start ");
    assertThat(client().get("push?as=poll&after=" + after).statusCode()).isEqualTo(204);
  }

  @Test
  default void aLongPollWithoutWaitIsEmpty() {
    JsonObject answer =
        CometContract.json(client().get("topics/" + unique() + "?as=poll&wait=0").body());
    assertThat(answer.getJsonArray("parts")).isEmpty();
    assertThat(answer.getString("cursor")).endsWith("-0");
  }

  @ParameterizedTest
  @CsvSource({
    "view=all,The query parameter view takes events or state",
    "as=poll&wait=56,The query parameter wait takes 0 to 55 seconds",
    "as=poll&wait=-1,The query parameter wait takes 0 to 55 seconds",
    "as=poll&wait=x,The query parameter wait takes 0 to 55 seconds",
  })
  default void aProblemNamesAnInvalidParameterOfTheLibrary(String query, String detail) {
    HttpResponse<String> response = client().get("push?" + query);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(CometContract.json(response.body()).getString("detail")).isEqualTo(detail);
  }

  @Test
  default void anImageIsFollowedByTheHeadOfTheNextPart() {
    HttpResponse<String> response = client().get("images");
    String boundary =
        response.headers().firstValue("Content-Type").orElseThrow().split("boundary=", 2)[1];
    String[] parts = response.body().split("--" + boundary, -1);
    assertThat(parts).hasSize(5);
    assertThat(parts[0]).isEmpty();
    assertThat(parts[1])
        .startsWith("\r\nContent-Type: image/svg+xml\r\nEvent-ID: ")
        .endsWith("\r\n\r\n<svg>1</svg>\r\n");
    assertThat(parts[1].length()).as("enough bytes for Chromium to sniff").isGreaterThan(1_024);
    assertThat(parts[2]).isEqualTo("\r\nContent-Type: image/svg+xml\r\n\r\n<svg>2</svg>\r\n");
    assertThat(parts[3]).isEqualTo("\r\nContent-Type: image/svg+xml\r\n\r\n");
    assertThat(parts[4]).isEqualTo("--");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mixed  | Event: ping",
        "sse    | :",
        "ndjson | ''",
      })
  default void anIdleStreamCarriesHeartbeats(String as, String sign) throws Exception {
    var response = client().getLater("endless/mute?as=" + as + "&who=" + unique()).join();
    assertThat(response.statusCode()).isEqualTo(200);
    try (var in =
        new java.io.BufferedReader(
            new java.io.InputStreamReader(
                response.body(), java.nio.charset.StandardCharsets.UTF_8))) {
      int seen = 0;
      while (seen < 2) {
        String line = in.readLine();
        assertThat(line).isNotNull();
        if (line.equals(sign)) {
          seen++;
        }
      }
    }
  }

  // The default timeout of every container is 30 s; the heartbeat here is a second.
  @Test
  default void anIdleStreamOutlivesTheContainersTimeout() throws Exception {
    var response = client().getLater("topics/" + unique() + "?as=ndjson").join();
    try (var in = response.body()) {
      assertThat(in.readNBytes(35)).isEqualTo("\n".repeat(35).getBytes(US_ASCII));
    }
  }
}

package org.cometlobby.it.comet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.cometlobby.it.harness.ReceivedPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link CometMethodsIT} about methods that fail or refuse, as a client sees them. */
interface CometFailures extends CometContract {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fails/push",
        "fails/stream",
        "fails/iterable/null",
        "fails/publisher",
        "fails/publisher/null",
        "fails/publisher/error",
        "fails/publisher/subscribe",
        "fails/topic",
        "fails/bean",
        "fails/bean/topic",
        "behind/filter",
      })
  default void aFailureBeforeTheFirstValueIsAProblemWithoutInternals(String path) {
    for (String as : List.of("replace", "mixed", "sse", "ndjson", "poll")) {
      HttpResponse<String> response = client().get(path + "?as=" + as);
      assertThat(response.statusCode()).as("%s as %s", path, as).isEqualTo(500);
      assertThat(response.headers().firstValue("Content-Type"))
          .as("%s as %s", path, as)
          .contains("application/problem+json");
      assertThat(response.body()).doesNotContain("secret", "Exception");
      assertThat(CometContract.json(response.body()).getInt("status")).isEqualTo(500);
    }
  }

  @ParameterizedTest
  @CsvSource({"refuses/push,409,The room is full", "refuses/topic,403,Not for you"})
  default void aRefusalIsAProblemWithTheMethodsStatusAndDetail(
      String path, int status, String detail) {
    HttpResponse<String> response = client().get(path);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonObject problem = CometContract.json(response.body());
    assertThat(problem.getString("detail")).isEqualTo(detail);
    assertThat(problem.getInt("status")).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fails/push/later",
        "fails/stream/later",
        "fails/iterable/later",
        "fails/publisher/later",
      })
  default void aFailureAfterTheFirstValueSendsAnErrorEventAndEndsTheStream(String path) {
    List<ReceivedPart> parts = client().open(path).rest();
    assertThat(parts).hasSize(2);
    assertThat(parts.get(0).text()).startsWith("fine");
    ReceivedPart error = parts.get(1);
    assertThat(error.event()).isEqualTo("error");
    assertThat(error.contentType()).isEqualTo("application/json");
    assertThat(CometContract.json(error.text()).getInt("status")).isEqualTo(500);
    assertThat(error.text()).doesNotContain("secret");
  }

  @Test
  default void aFailureAfterTheFirstHeartbeatSendsAnErrorEvent() {
    List<ReceivedPart> parts = client().open("fails/push/late").rest();
    assertThat(parts).singleElement().extracting(ReceivedPart::event).isEqualTo("error");
  }
}

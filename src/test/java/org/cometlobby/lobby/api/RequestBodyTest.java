package org.cometlobby.lobby.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.cometlobby.lobby.http.Problem;
import org.cometlobby.lobby.http.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

  private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE;

  @Test
  void anObjectIsRead() {
    assertThat(RequestBody.object(JSON, body("{\"name\":\"Zoë\"} \n")).getString("name"))
        .isEqualTo("Zoë");
    MediaType special = new MediaType("application", "vnd.game+json", "UTF-8");
    assertThat(RequestBody.object(special, body("{}"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "null", "\"x\"", "7", "{}}", "{} x", "{}{}", "{\"a\":}", "{'a':1}"})
  void anythingButAJsonObjectIsMalformed(String body) {
    assertThat(problem(JSON, body(body)).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e2147483648", "1e-2147483648", "{\"b\":[-1e99999999999]}"})
  void aNumberOutOfTheParsersRangeIsMalformed(String number) {
    assertThat(problem(JSON, body("{\"a\":" + number + "}")).detail()).contains("number");
  }

  @Test
  void aNumberOfThousandsOfDigitsIsMalformed() {
    String digits = "9".repeat(5_000);
    assertThat(problem(JSON, body("{\"a\":" + digits + "}")).detail()).contains("number");
    assertThat(problem(JSON, body("{\"a\":0." + digits + "}")).detail()).contains("number");
  }

  @Test
  void aNumberThatTheParserDoesNotReadFromItsOwnTextIsMalformed() {
    assertThat(problem(JSON, body("{\"a\":10e2147483647}")).detail()).contains("number");
    String digits = "9".repeat(1_094);
    assertThat(problem(JSON, body("{\"a\":" + digits + "e9999}")).detail()).contains("number");
  }

  @Test
  void aBodyThatIsNotUtf8IsMalformed() {
    byte[] latin = "{\"name\":\"Zoë\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(problem(JSON, new ByteArrayInputStream(latin)).detail()).contains("UTF-8");
  }

  @Test
  void depthIsBoundedAndBracketsInTextsDoNotCount() {
    String deep = "{\"a\":" + "[".repeat(7_000);
    assertThat(problem(JSON, body(deep)).detail()).contains("deep");
    String fine = "{\"a\":\"\\\"" + "[".repeat(100) + "\"}";
    assertThat(RequestBody.object(JSON, body(fine))).hasSize(1);
    String deepest = "{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}";
    assertThat(RequestBody.object(JSON, body(deepest))).hasSize(1);
  }

  @Test
  void aBodyOfAnotherMediaTypeIsNotRead() {
    assertThat(problem(null, body("{}")).status()).isEqualTo(415);
    assertThat(problem(MediaType.APPLICATION_FORM_URLENCODED_TYPE, body("a=b")).status())
        .isEqualTo(415);
  }

  @Test
  void anAbsentOptionalBodyIsAnEmptyObject() {
    JsonObject none = RequestBody.objectIfAny(null, body(""));
    assertThat(none).isEmpty();
    assertThat(
            catchThrowableOfType(
                    ProblemException.class,
                    () -> RequestBody.objectIfAny(MediaType.TEXT_PLAIN_TYPE, body("x")))
                .problem()
                .status())
        .isEqualTo(415);
  }

  private static Problem problem(@Nullable MediaType type, InputStream body) {
    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> RequestBody.object(type, body));
    assertThat(thrown).isNotNull();
    return thrown.problem();
  }

  private static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}

package org.cometlobby.it.comet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link CometMethodsIT} about paths, parameters and HTTP methods. */
interface CometRequests extends CometContract {

  @Test
  default void parametersComeFromPathAndQuery() {
    assertThat(client().open("echo/Ada/MONDAY?number=7&q=a&q=b&loud=true").restAsTexts())
        .containsExactly("Ada MONDAY Optional[7] [a, b] Optional[true]");
  }

  @Test
  default void anOptionalParameterMayBeMissing() {
    assertThat(client().open("echo/Ada/MONDAY").restAsTexts())
        .containsExactly("Ada MONDAY Optional.empty [] Optional.empty");
  }

  @Test
  default void pathAndQueryAreDecoded() {
    assertThat(client().open("echo/J%C3%BCrgen%20B/MONDAY?q=%E2%99%94+%26").restAsTexts())
        .containsExactly("Jürgen B MONDAY Optional.empty [♔ &] Optional.empty");
  }

  @Test
  default void theMoreLiteralPathTemplateWins() {
    assertThat(client().open("echo/all/MONDAY").restAsTexts()).containsExactly("all on MONDAY");
  }

  @ParameterizedTest
  @CsvSource({
    "echo/Ada/FUNDAY,The path parameter day is not a valid DayOfWeek",
    "echo/Ada/MONDAY?number=x,The query parameter number is not a valid Integer",
    "echo/Ada/MONDAY?loud=yes,The query parameter loud takes true or false",
    "needs,The query parameter count is missing",
    "needs?count=,The query parameter count is not a valid Integer",
    "needs?count=99999999999,The query parameter count is not a valid Integer",
  })
  default void aProblemNamesAParameterThatDoesNotConvert(String path, String detail) {
    HttpResponse<String> response = client().get(path);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(CometContract.json(response.body()).getString("detail")).isEqualTo(detail);
    assertThat(CometContract.json(response.body()).getInt("status")).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo/Ada",
        "echo/Ada/MONDAY/x",
        "echo/",
        "echo",
        "topics/a/b",
        "topics/",
        "echo//MONDAY"
      })
  default void aPathThatMatchesNoTemplateGets404(String path) {
    HttpResponse<String> response = client().get(path);
    assertThat(response.statusCode()).isEqualTo(404);
  }

  @Test
  default void theProblemOfAMissingStreamNamesThePath() {
    HttpResponse<String> response = client().get("topics/a/b");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(CometContract.json(response.body()).getString("detail"))
        .isEqualTo("There is no stream at /topics/a/b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "POST", "PUT", "DELETE", "PATCH"})
  default void anyMethodButGetAndOptionsGets405(String method) {
    HttpResponse<String> response = client().send(method, "push");
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().allValues("Allow")).containsExactly("GET, OPTIONS");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    if (!method.equals("HEAD")) {
      assertThat(CometContract.json(response.body()).getInt("status")).isEqualTo(405);
    }
  }

  @Test
  default void optionsListsTheAllowedMethods() {
    HttpResponse<String> response = client().send("OPTIONS", "push");
    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.headers().allValues("Allow")).containsExactly("GET, OPTIONS");
  }

  @Test
  default void otherPathsReachTheRestOfTheApplication() {
    assertThat(client().get("witness?of=nothing").body()).isEqualTo("0");
    assertThat(client().get("nosuchpath").statusCode()).isEqualTo(404);
  }
}

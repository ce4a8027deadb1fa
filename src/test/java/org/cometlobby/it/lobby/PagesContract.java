package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.newGame;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.cometlobby.it.harness.StreamClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The part of {@link LobbyApiIT} about the forms of the pages, as browsers without script send
 * them.
 */
interface PagesContract extends LobbyContract {

  /** Submits the form that makes a room, with a header. */
  private HttpResponse<String> makes(String game, String header, String value) {
    return new StreamClient(stranger().base())
        .send(
            "POST",
            "?do=make&name=Eve&public=yes&minPlayers=2&maxPlayers=3&game=" + game,
            header,
            value);
  }

  private boolean hasRoom(String game) {
    return !stranger().get("api/rooms?game=" + game).json().getJsonArray("rooms").isEmpty();
  }

  @Test
  default void aFormOfTheLobbyItselfRedirectsToTheRoomItMade() {
    String game = newGame();
    HttpResponse<String> made = makes(game, "Sec-Fetch-Site", "same-origin");
    assertThat(made.statusCode()).isEqualTo(303);
    assertThat(made.headers().firstValue("Location").orElse("")).matches(".*/r/[0-9A-Z]{6}");
    assertThat(hasRoom(game)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site,cross-site",
    "Sec-Fetch-Site,same-site",
    "Origin,https://evil.test",
    "Origin,null"
  })
  default void aCrossSiteFormChangesNothing(String header, String value) {
    String game = newGame();
    assertThat(makes(game, header, value).statusCode()).isEqualTo(403);
    assertThat(hasRoom(game)).isFalse();
  }

  @Test
  default void aFormInTheBodyMakesARoomWithItsText() {
    String game = newGame();
    String form =
        "do=make&name=Eve&public=yes&minPlayers=2&maxPlayers=3&odd=%zz&&=&game="
            + game
            + "&title=%E7%8E%8B+%26+B%C3%B6hm";
    Answer made = stranger().send(form("", BodyPublishers.ofString(form)));
    assertThat(made.status()).as("%s", made).isEqualTo(303);
    String code = made.header("Location").replaceAll(".*/", "");
    assertThat(stranger().room(code).getString("title")).isEqualTo("王 & Böhm");
    assertThat(stranger().room(code).getString("game")).isEqualTo(game);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  default void aFormThatIsTooLongGetsAPageThatSaysSo(boolean withLength) {
    String game = newGame();
    byte[] form =
        ("do=make&name=Eve&public=yes&maxPlayers=3&game=" + game + "&x=" + "%CC%95".repeat(3_000))
            .getBytes(StandardCharsets.US_ASCII);
    for (String path : List.of("", "r/" + player("Ann").makeRoom(game + "0", 3))) {
      Answer answer =
          stranger()
              .send(
                  form(
                      path,
                      withLength
                          ? BodyPublishers.ofByteArray(form)
                          : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form))));
      assertThat(answer.status()).as("%s", answer).isEqualTo(413);
      assertThat(answer.header("Content-Type")).startsWith("text/html");
      assertThat(answer.body()).contains("<h1>That was too much.</h1>");
    }
    assertThat(hasRoom(game)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "r/?code=%20{code}%20",
        "r/?code={low}.",
        "r/?code={half}",
        "r/?code=https%3A%2F%2Flobby.example%2Fr%2F{code}%3Fx%23y",
        "r/{half}",
        "r/{code}/",
        "r/{low}."
      })
  default void aCodeAsAVisitorTypesItLeadsToTheAddressOfItsRoom(String typed) {
    String code = player("Ann").makeRoom(newGame(), 3);
    String path =
        typed
            .replace("{code}", code)
            .replace("{low}", code.toLowerCase(Locale.ROOT))
            .replace("{half}", code.substring(0, 3) + "-" + code.substring(3));
    Answer answer = stranger().get(path);
    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.header("Location")).isEqualTo(stranger().base().getPath() + "r/" + code);
  }

  /** In Firefox a picture with the same address would wait for the one of the page before. */
  @Test
  default void aPageThatIsLoadedAgainShowsALivePictureWithAnotherAddress() {
    LobbyClient ann = player("Ann");
    String room = "r/" + ann.makeRoom(newGame(), 3);
    assertThat(Stream.generate(() -> badge(ann.get(room).body())).limit(2)).doesNotHaveDuplicates();
  }

  private static String badge(String page) {
    Matcher badge = Pattern.compile("src=\"([^\"]*/badge[^\"]*)\"").matcher(page);
    assertThat(badge.find()).as(page).isTrue();
    return badge.group(1);
  }

  @Test
  default void theApiTakesACodeOnlyAsItIs() {
    String code = player("Ann").makeRoom(newGame(), 3);
    String typed = code.substring(0, 3) + "-" + code.substring(3);
    assertThat(stranger().get("api/rooms/" + typed).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{half}", "{code}/", "{low}."})
  default void anInvitationToQuickDrawAsAVisitorTypesItLeadsToItsAddress(String typed) {
    String code = player("Ann").makeRoom("quick-draw", 3);
    String path =
        typed
            .replace("{code}", code)
            .replace("{low}", code.toLowerCase(Locale.ROOT))
            .replace("{half}", code.substring(0, 3) + "-" + code.substring(3));
    Answer answer = stranger().get("quick-draw/" + path);
    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.header("Location"))
        .isEqualTo(stranger().base().getPath() + "quick-draw/" + code);
    assertThat(stranger().get("quick-draw/" + code).status()).isEqualTo(200);
  }

  private HttpRequest.Builder form(String path, HttpRequest.BodyPublisher body) {
    return HttpRequest.newBuilder(stranger().base().resolve(path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Accept-Language", "en")
        .POST(body);
  }
}

package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.problem;
import static org.cometlobby.it.lobby.LobbyContract.refused;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Problems caused by the form of a request: its path, method, headers or body. */
interface ProblemsContract extends LobbyContract {

  @ParameterizedTest
  @CsvSource({
    "GET,    api/players/me",
    "POST,   api/rooms",
    "POST,   api/rooms/CODE/seats",
    "DELETE, api/rooms/CODE/seats/me",
    "POST,   api/rooms/CODE/start"
  })
  default void aRequestThatNeedsAPlayerGets401WithoutOne(String method, String path) {
    String code = player("Ann").makeRoom(newGame(), 3);
    Answer answer = stranger().send(stranger().request(method, path.replace("CODE", code), ""));
    refused(401, "no-player", answer);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(stranger().room(code).getInt("version")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    api/rooms/CODE",
    "POST,   api/rooms/CODE/seats",
    "DELETE, api/rooms/CODE/seats/me",
    "POST,   api/rooms/CODE/start"
  })
  default void anUnknownRoomCodeGets404(String method, String path) {
    LobbyClient ann = player("Ann");
    for (String code : new String[] {"AAAAAA", "aaaaaa", "nonsense", "A", "%20", "AAAAA%C4%B1"}) {
      refused(404, "no-such-room", ann.send(ann.request(method, path.replace("CODE", code), "")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api",
        "api/",
        "api/nothing",
        "api/players/you",
        "api/rooms/AAAAAA/nothing",
        "api/application.wadl",
        "streams",
        "streams/",
        "streams/nothing",
        "streams/rooms/",
        "streams/rooms/AAAAAA/nothing"
      })
  default void anUnknownPathGets404(String path) {
    problem(404, stranger().get(path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | api/players             | POST
          PUT    | api/players/me          | GET, DELETE
          PUT    | api/rooms               | GET, POST
          PATCH  | api/rooms               | GET, POST
          POST   | api/rooms/CODE          | GET
          GET    | api/rooms/CODE/seats    | POST
          GET    | api/rooms/CODE/seats/me | DELETE
          GET    | api/rooms/CODE/start    | POST
          POST   | streams/rooms           | GET
          DELETE | streams/rooms/CODE      | GET
          """)
  default void anUnsupportedMethodGets405WithTheAllowedMethods(
      String method, String path, String allowed) {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 3);
    Answer answer = ann.send(ann.request(method, path.replace("CODE", code), ""));
    problem(405, answer);
    assertThat(answer.header("Allow").split(", *")).contains(allowed.split(", *"));
    assertThat(answer.header("Allow")).doesNotContain(method);
  }

  @ParameterizedTest
  @CsvSource({
    "api/rooms,text/html",
    "api/rooms,application/xml",
    "streams/rooms,text/html",
    "streams/rooms?as=html,*/*"
  })
  default void anUnacceptableTypeGets406(String path, String accept) {
    problem(406, stranger().send(stranger().request("GET", path, "").header("Accept", accept)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"api/players", "api/rooms", "api/rooms/CODE/seats"})
  default void aBodyOfMoreThan16KilobytesIsTooLarge(String path) {
    LobbyClient ann = player("Ann");
    String target = path.replace("CODE", ann.makeRoom(newGame(), 3));
    problem(413, ann.post(target, filled(16 * 1_024 + 1)));
    problem(413, ann.post(target, filled(1_000_000)));
    assertThat(ann.post(target, filled(16 * 1_024)).status()).isBetween(200, 201);
  }

  /** Returns a body that every resource accepts, padded with white space. */
  private static String filled(int length) {
    String body = "{\"name\":\"Ann\",\"game\":\"" + newGame() + "\",\"maxPlayers\":3}";
    return body + " ".repeat(length - body.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonx",
        "*/*"
      })
  default void aBodyThatIsNotDeclaredAsJsonGets415(String type) {
    for (String path : new String[] {"api/players", "api/rooms", "api/rooms/CODE/seats"}) {
      LobbyClient ann = player("Ann");
      String code = ann.makeRoom(newGame(), 3);
      problem(415, ann.send(typed(ann, path.replace("CODE", code), type, filled(100))));
    }
  }

  @Test
  default void aBodyWithoutAContentTypeGets415() {
    LobbyClient ann = player("Ann");
    HttpRequest.Builder request =
        ann.builder("api/rooms").POST(BodyPublishers.ofString(filled(100)));
    problem(415, ann.send(request));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json; charset=utf-8",
        "APPLICATION/JSON",
        "application/json;charset=ISO-8859-1",
        "application/vnd.some-game+json"
      })
  default void jsonIsReadAsUtf8DespiteAnotherDeclaredCharset(String type) {
    LobbyClient ann = player("Ann");
    String wish = "{\"game\":\"Mühle\",\"maxPlayers\":3,\"visibility\":\"unlisted\"}";
    Answer answer = ann.send(typed(ann, "api/rooms", type, wish));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().getString("game")).isEqualTo("Mühle");
  }

  private static HttpRequest.Builder typed(
      LobbyClient client, String path, String type, String body) {
    return client.builder(path).POST(BodyPublishers.ofString(body)).header("Content-Type", type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "}",
        "[]",
        "null",
        "7",
        "\"text\"",
        "{\"game\":\"x\",\"maxPlayers\":3,}",
        "{\"game\":\"x\",\"maxPlayers\":3}}",
        "{\"game\":\"x\",\"maxPlayers\":3}{}",
        "{\"game\":\"x\",\"maxPlayers\":03}",
        "{\"game\":\"x\",\"maxPlayers\":+3}",
        "{\"game\":\"x\",\"maxPlayers\":NaN}",
        "{\"game\":\"x\",\"maxPlayers\":0x3}",
        "{\"game\":\"x\",\"maxPlayers\":3,\"metadata\":{\"n\":1e-99999999999}}",
        "{'game':'x','maxPlayers':3}",
        "{game:\"x\",maxPlayers:3}",
        "{\"game\":\"x\u0000\",\"maxPlayers\":3}",
        "{\"game\":\"x\",\"maxPlayers\":3}\u0000",
        "\ufeff{\"game\":\"x\",\"maxPlayers\":3}",
        "/**/{\"game\":\"x\",\"maxPlayers\":3}"
      })
  default void aBodyThatIsNotAJsonObjectIsMalformed(String body) {
    refused(400, "malformed", player("Ann").post("api/rooms", body));
  }

  // Most servers' JSON parsers reject the number as malformed. GlassFish's accepts it, and then it
  // is out of bounds.
  @Test
  default void aNumberWithAHugeExponentIsRejected() {
    Answer answer = player("Ann").post("api/rooms", "{\"game\":\"x\",\"maxPlayers\":1e2147483648}");
    assertThat(problem(400, answer).getString("type")).matches(".*:(malformed|invalid)");
  }

  @Test
  default void aMissingBodyIsMalformedWhereOneIsRequired() {
    LobbyClient ann = player("Ann");
    refused(400, "malformed", ann.send(typed(ann, "api/rooms", "application/json", "")));
    refused(400, "malformed", ann.send(typed(ann, "api/players", "application/json", " ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-32"})
  default void aBodyInAnotherEncodingIsMalformed(String charset) {
    byte[] body = "{\"game\":\"Mühle\",\"maxPlayers\":3}".getBytes(Charset.forName(charset));
    LobbyClient ann = player("Ann");
    refused(
        400,
        "malformed",
        ann.send(
            ann.builder("api/rooms")
                .POST(BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/json; charset=" + charset)));
  }

  @Test
  default void brokenUtf8IsMalformed() {
    byte[] body = "{\"game\":\"x??\",\"maxPlayers\":3}".getBytes(StandardCharsets.US_ASCII);
    body[10] = (byte) 0xc0; // the slash, in more bytes than it takes
    body[11] = (byte) 0xaf;
    LobbyClient ann = player("Ann");
    refused(
        400,
        "malformed",
        ann.send(
            ann.builder("api/rooms")
                .POST(BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/json")));
  }

  @Test
  default void aBodyNestedTooDeeplyIsMalformed() {
    LobbyClient ann = player("Ann");
    refused(400, "malformed", ann.post("api/rooms", "[".repeat(16_000)));
    refused(400, "malformed", ann.post("api/rooms", "{\"a\":".repeat(3_000)));
  }

  @Test
  default void aNumberOfThousandsOfDigitsIsMalformed() {
    String digits = "9".repeat(5_000);
    LobbyClient ann = player("Ann");
    refused(
        400, "malformed", ann.post("api/rooms", "{\"game\":\"x\",\"maxPlayers\":" + digits + "}"));
    refused(
        400,
        "malformed",
        ann.post("api/rooms", "{\"game\":\"x\",\"maxPlayers\":0." + digits + "}"));
  }

  @Test
  default void theLastOfTwoMembersWithTheSameNameCounts() {
    LobbyClient ann = player("Ann");
    String wish = "{\"game\":\"" + newGame() + "\",\"maxPlayers\":3,\"maxPlayers\":4}";
    assertThat(ann.post("api/rooms", wish).json().getInt("maxPlayers")).isEqualTo(4);
  }
}

package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.harness.RawClient.request;
import static org.cometlobby.it.lobby.LobbyContract.newGame;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.RawClient;
import org.cometlobby.it.harness.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bodies that arrive slowly or never: no thread waits for one, whatever it is sent to, and after
 * {@code LOBBY_BODY_TIMEOUT} each of them is refused.
 */
public interface SlowBodiesContract extends LobbyContract {

  /** More than a server has threads. */
  int SLOW = 220;

  String JSON = "Content-Type: application/json";
  String FORM = "Content-Type: application/x-www-form-urlencoded";
  String CLOSE = "Connection: close";

  @ParameterizedTest
  @CsvSource({
    "POST, api/players, " + JSON,
    "POST, '', " + FORM,
    "POST, r/{code}, " + FORM,
    "PUT, api/rooms/{code}/seats/me/ready, " + JSON,
    "POST, streams/rooms/{code}, " + JSON,
    "POST, js/lobby.js, " + JSON,
    "POST, no/such/page, " + FORM,
    "POST, metrics, " + JSON
  })
  default void slowBodiesHoldUpNobodyAndAreRefused(String method, String path, String type)
      throws IOException {
    LobbyClient ann = player("Ann");
    LobbyClient bob = player("Bob");
    String code = ann.makeRoom(newGame(), 3);
    List<RawClient> slow = new ArrayList<>();
    try (EventStream heard = bob.watch(code)) {
      assertThat(heard.next().name()).isEqualTo("snapshot");
      String head =
          request(base(), method, path.replace("{code}", code), type, "Content-Length: 1000");
      for (int i = 0; i < SLOW; i++) {
        slow.add(sent(head + "{"));
      }
      assertThat(stranger().get("api/health/live").status()).isEqualTo(200);
      assertThat(ann.say(code, "Can you hear me?").status()).isEqualTo(202);
      assertThat(heard.await(event -> event.name().equals("message")).data().toString())
          .contains("Can you hear me?");
      for (RawClient client : slow) {
        assertThat(client.readUntil("\r\n")).startsWith("HTTP/1.1 408 ");
      }
    } finally {
      for (RawClient client : slow) {
        client.close();
      }
    }
  }

  @Test
  default void aPlayerWhoSignsOutWhileABodyIsOnItsWayTakesNoSeat() throws IOException {
    LobbyClient ann = player("Ann");
    String code = player("Ben").makeRoom(newGame(), 3);
    String body = "{\"as\":\"player\"}";
    try (RawClient slow =
        sent(
            "POST "
                + base().getPath()
                + "api/rooms/"
                + code
                + "/seats HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer "
                + ann.token()
                + "\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n{")) {
      assertThat(ann.delete("api/players/me").status()).isEqualTo(204);
      slow.send(body.substring(1));
      assertThat(slow.readUntil("\r\n")).startsWith("HTTP/1.1 401 ");
      assertThat(stranger().room(code).getJsonArray("seats")).hasSize(1);
    }
  }

  @Test
  default void requestsThatAreRefusedByTheirHeadsHoldUpNobodyByTheirBodies() throws IOException {
    List<RawClient> slow = new ArrayList<>();
    try {
      for (int i = 0; i < SLOW; i++) {
        slow.add(
            sent(
                "POST "
                    + base().getPath()
                    + "api/players HTTP/1.1\r\nHost: "
                    + "x".repeat(300)
                    + "\r\nContent-Length: 1000\r\n\r\n{"));
      }
      assertThat(stranger().get("api/health/live").status()).isEqualTo(200);
      for (RawClient client : slow) {
        assertThat(client.readUntil("\r\n")).startsWith("HTTP/1.1 400 ");
      }
      assertThat(stranger().get("api/health/live").status()).isEqualTo(200);
    } finally {
      for (RawClient client : slow) {
        client.close();
      }
    }
  }

  /** Payara and GlassFish take a GET for one without a body, and the body for the next request. */
  @ParameterizedTest
  @ValueSource(strings = {"streams/rooms", "api/rooms", "js/lobby.js", "no/such/page", ""})
  default void aSlowBodyOfAGetIsRefusedAsWell(String path) throws IOException {
    try (RawClient slow = sent(request(base(), "GET", path, FORM, "Content-Length: 1000") + "{")) {
      assertThat(slow.readUntil("\r\n")).matches("HTTP/1\\.1 (408|400) .*\r\n");
    }
  }

  @Test
  default void aSlowRequestToTheApiGetsAProblemAndOneToAPageAPage() throws IOException {
    String head = request(base(), "POST", "api/players", JSON, "Content-Length: 1000");
    try (RawClient slow = sent(head + "{")) {
      assertThat(slow.readUntil("\"detail\""))
          .contains("\r\nConnection: close\r\n", "application/problem+json", "Request timeout");
    }
    try (RawClient slow = sent(request(base(), "POST", "", FORM, "Content-Length: 9") + "do=")) {
      assertThat(slow.readUntil("</h1>")).contains("Not all of that arrived.");
    }
  }

  @Test
  default void aBodyInPiecesIsReadByItsLengthAndInChunks() throws IOException {
    String name = "{\"name\":\"Zoe\"}";
    String byLength = request(base(), "POST", "api/players", JSON, CLOSE, "Content-Length: 14");
    assertThat(inPieces(byLength, name.substring(0, 5), name.substring(5)))
        .startsWith("HTTP/1.1 201 ")
        .contains("\"name\":\"Zoe\"");
    String chunked =
        request(base(), "POST", "api/players", JSON, CLOSE, "Transfer-Encoding: chunked");
    assertThat(
            inPieces(
                chunked,
                "5\r\n" + name.substring(0, 5) + "\r\n9\r\n" + name.substring(5),
                "\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 201 ")
        .contains("\"name\":\"Zoe\"");
  }

  @Test
  default void aRepeatedChangeInPiecesHappensOnce() throws IOException {
    LobbyClient ann = player("Ann");
    String body = "{\"game\":\"" + newGame() + "\",\"maxPlayers\":3}";
    String head =
        request(
            base(),
            "POST",
            "api/rooms",
            JSON,
            CLOSE,
            "Authorization: Bearer " + ann.token(),
            "Idempotency-Key: in-pieces",
            "Content-Length: " + body.length());
    String first = inPieces(head, body.substring(0, 5), body.substring(5));
    assertThat(first).startsWith("HTTP/1.1 201 ");
    String code = first.replaceAll("(?s).*\"code\":\"(\\w+)\".*", "$1");
    assertThat(inPieces(head + body)).contains("\"code\":\"" + code + "\"");
  }

  @Test
  default void aFormInPiecesIsReadWithItsQuery() throws IOException {
    String form = "do=make&name=Zoe&public=yes&maxPlayers=3&title=%E7%8E%8B+%26&game=" + newGame();
    String head =
        request(base(), "POST", "?minPlayers=3", FORM, CLOSE, "Content-Length: " + form.length());
    String answer = inPieces(head, form.substring(0, 20), form.substring(20));
    assertThat(answer).startsWith("HTTP/1.1 303 ");
    JsonObject room =
        stranger().room(answer.replaceAll("(?s).*\r\nLocation: \\S*/r/(\\w+)\r\n.*", "$1"));
    assertThat(room.getString("title")).isEqualTo("王 &");
    assertThat(room.getInt("minPlayers")).isEqualTo(3);
  }

  /** Each is served in its turn, with a query, a form and an answer of its own. */
  @Test
  default void requestsInPiecesAtOnceAreNotMixedUp() {
    String game = newGame();
    List<Integer> clients = IntStream.rangeClosed(2, 7).boxed().toList();
    List<Boolean> own =
        Together.atOnce(
            clients,
            number ->
                IntStream.range(0, 20)
                    .allMatch(turn -> isServed(game, number, number + "-" + turn)));
    assertThat(own).containsOnly(true);
  }

  private boolean isServed(String game, int seats, String title) {
    String form = "do=make&name=Zoe&public=yes&maxPlayers=" + seats + "&game=" + game;
    String query = "?minPlayers=" + seats + "&title=" + title;
    String head = request(base(), "POST", query, FORM, CLOSE, "Content-Length: " + form.length());
    try (RawClient client = sent(head)) {
      client.send(form);
      String answer = client.readToEnd();
      assertThat(answer).startsWith("HTTP/1.1 303 ");
      JsonObject room =
          stranger().room(answer.replaceAll("(?s).*\r\nLocation: \\S*/r/(\\w+)\r\n.*", "$1"));
      return room.getString("title").equals(title) && room.getInt("minPlayers") == seats;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"r/%4B7QX2M;x=y, 404", "no/such%20page, 40[45]", "js/no-such.js, 40[45]"})
  default void aBodyInPiecesToAnOddAddressGetsTheSameAnswerAsAWholeOne(String path, String status)
      throws IOException {
    String head = request(base(), "POST", path, FORM, CLOSE, "Content-Length: 8");
    assertThat(inPieces(head + "do=watch")).matches("(?s)HTTP/1\\.1 " + status + " .*");
    assertThat(inPieces(head, "do=", "watch")).matches("(?s)HTTP/1\\.1 " + status + " .*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 16385", "Content-Length: 9999999"})
  default void aBodyThatIsTooLongIsRefusedBeforeItHasArrived(String length) throws IOException {
    List<RawClient> clients = new ArrayList<>();
    for (String path : List.of("api/players", "", "js/lobby.js", "streams/rooms")) {
      clients.add(sent(request(base(), "POST", path, FORM, length)));
    }
    for (RawClient client : clients) {
      try (client) {
        assertThat(client.readUntil("\r\n")).startsWith("HTTP/1.1 413 ");
      }
    }
  }

  /** A client that reads only after it has sent all. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  default void aClientThatHasSentABodyThatIsTooLongCanReadTheAnswer(boolean withLength)
      throws IOException {
    int length = 1_000_000;
    String body = "x".repeat(length);
    for (String path : List.of("api/players", "", "js/lobby.js", "streams/rooms")) {
      String[] pieces =
          withLength
              ? new String[] {
                request(base(), "POST", path, FORM, CLOSE, "Content-Length: " + length), body
              }
              : new String[] {
                request(base(), "POST", path, FORM, CLOSE, "Transfer-Encoding: chunked"),
                Integer.toHexString(length) + "\r\n" + body + "\r\n0\r\n\r\n"
              };
      assertThat(inPieces(pieces)).startsWith("HTTP/1.1 413 ");
    }
  }

  private URI base() {
    return stranger().base();
  }

  private RawClient sent(String request) throws IOException {
    RawClient client = RawClient.connect(base());
    client.send(request);
    return client;
  }

  /** Sends pieces, each once the server has had the time to answer somebody, and reads all. */
  private String inPieces(String... pieces) throws IOException {
    try (RawClient client = RawClient.connect(base())) {
      for (String piece : pieces) {
        client.send(piece);
        assertThat(stranger().get("api/time").status()).isEqualTo(200);
      }
      return client.readToEnd();
    }
  }
}

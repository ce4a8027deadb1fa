package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.newGame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that no HTTP library would send. A server may reject them in its own way, but no request
 * yields a 5xx, and a rejection by the application is a problem. Every answer of the application
 * has a content policy.
 */
public interface HostileRequestsContract extends LobbyContract {

  Pattern NO_SERVER_ERROR = Pattern.compile("HTTP/1\\.[01] [234]\\d\\d .*", Pattern.DOTALL);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api/rooms/%00",
        "api/rooms/%ff%fe",
        "api/rooms/%c0%af",
        "api/rooms/a\\b",
        "api/rooms;jsessionid=x",
        "api/rooms/AAAAAA;x=%00",
        "api/rooms?game=%zz&phase=%",
        "api/rooms?q=a|b",
        "api/rooms?phase=%00",
        "api/rooms?phase=%ff",
        "api/rooms?open=%e2%82",
        "api/rooms?q=%ed%a0%80&game=x",
        "api/rooms?&&=&=x&game=x&%=%",
        "api/rooms?game=x&game=y&open=true&open=never",
        "api/players/me/",
        "streams/rooms/%00?as=poll&wait=0",
        "streams/rooms/%ff?as=poll&wait=0",
        "streams/rooms/%2e%2e?as=poll&wait=0",
        "streams/rooms?as=poll&wait=0&game=%zz",
        "streams/rooms?as=poll&wait=0&game=%00%ff",
        "streams/rooms?as=poll&wait=-1",
        "streams/rooms?as=poll&wait=99999999999",
        "streams/rooms?as=poll&wait=%zz",
        "streams/rooms?as=poll&wait=0&after=%zz",
        "streams/rooms?as=poll&as=ndjson&wait=0",
        "streams/rooms?as=",
        "streams/rooms?view=",
        "streams/rooms?as=%00",
      })
  default void anOddPathOrQueryCausesNoServerError(String path) {
    assertNoServerError("GET", path, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api/rooms/..%2f..%2fWEB-INF%2fbeans.xml",
        "api/rooms/%2e%2e/%2e%2e/WEB-INF/beans.xml",
        "streams/rooms/../../WEB-INF/beans.xml",
        "streams/..;/WEB-INF/beans.xml"
      })
  default void noPathReachesWebInf(String path) {
    String answer =
        exchange("GET " + root() + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(answer).matches("(?s)HTTP/1\\.1 4\\d\\d .*").doesNotContain("bean-discovery-mode");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer \u00ff",
        "Authorization: Bearer ....",
        "Authorization: \t",
        "Authorization: Basic Og==",
        "Cookie: lobby_player=\"; lobby_player=; =;",
        "Cookie: \u00ff\u00fe=\u0001",
        "Accept: ;;;",
        "Accept: ,,,",
        "Accept: application/json;q=9e99",
        "Accept: a/b;c=\"",
        "Accept-Charset: none",
        "Accept-Language: *-*-*;q=x",
        "Accept-Encoding: gzip;q=nonsense",
        "If-None-Match: \"",
        "If-Modified-Since: yesterday",
        "Range: bytes=5-1",
        "Content-Type: ",
        "Content-Type: application/json;charset=\"",
        "Content-Type: /",
        "Content-Encoding: gzip",
        "Transfer-Encoding: nonsense",
        "Last-Event-ID: \u00ff",
        "Last-Event-ID: 9999999999999999999-9999999999999999999",
        "X-HTTP-Method-Override: NONSENSE",
        "X-Forwarded-For: <script>",
        "X-Forwarded-Proto: \"",
        "X-Forwarded-Proto: a://b",
        "X-Forwarded-Proto: ",
        "Forwarded: for=;;=\"",
        "Origin: null",
        "Expect: the-unexpected"
      })
  default void anOddHeaderCausesNoServerError(String header) {
    assertNoServerErrorWith(header);
  }

  @Test
  @Tag("fails-on-openliberty")
  default void aCookieOfAnUnknownVersionCausesNoServerError() {
    assertNoServerErrorWith("Cookie: $Version=99; lobby_player=x");
  }

  private void assertNoServerErrorWith(String header) {
    assertNoServerError("GET", "api/rooms?game=none", header);
    assertNoServerError("GET", "api/players/me", header);
    assertNoServerError("POST", "api/players", header);
    assertNoServerError("GET", "streams/rooms?as=poll&wait=0&game=none", header);
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "TRACE", "PROPFIND", "get", "NONSENSE", "CONNECT"})
  default void anOddMethodCausesNoServerError(String method) {
    assertNoServerError(method, "api/rooms", "");
    assertNoServerError(method, "api/nothing", "");
    // Open Liberty takes "get" for GET: a stream would not end.
    assertNoServerError(method, "streams/rooms?as=poll&wait=0", "");
    assertNoServerError(method, "streams/nothing", "");
    assertThat(exchange(request(method, "no/such/page", ""))).matches(NO_SERVER_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-",
        "0",
        "9999999999999999999-9999999999999999999",
        "0123456789abcdef-99999999999999999999999999",
        "<script>"
      })
  default void anUnusableCursorGetsASnapshotThatIsNotRecovered(String cursor) {
    getsAFreshSnapshot(cursor, "HTTP/1\\.1 200 .*");
  }

  // Payara rejects a header that is not ASCII.
  @Test
  default void aLongOrNonAsciiCursorIsRejectedOrGetsASnapshotThatIsNotRecovered() {
    getsAFreshSnapshot("\u00ff", "HTTP/1\\.1 (200|4\\d\\d) .*");
    getsAFreshSnapshot("x".repeat(7_000), "HTTP/1\\.1 (200|4\\d\\d) .*");
  }

  private void getsAFreshSnapshot(String cursor, String status) {
    String answer =
        exchange(
            "GET "
                + root()
                + "streams/rooms?as=poll&wait=0&game=none HTTP/1.1\r\n"
                + "Host: localhost\r\nConnection: close\r\nLast-Event-ID: "
                + cursor
                + "\r\n\r\n");
    assertThat(answer).matches("(?s)" + status);
    if (answer.startsWith("HTTP/1.1 200")) {
      assertThat(answer)
          .containsPattern("\"parts\":\\[\\{\"event\":\"snapshot\".*\"recovered\":false");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/evil.example/",
        "/evil.example/%2e%2e",
        "/evil.example//",
        "r//evil.example",
        "r/%2fevil.example",
        "quick-draw//evil.example",
        "comet-wait;//evil.example"
      })
  default void theChoiceOfALanguageLeadsToNoOtherSite(String path) {
    for (String target : new String[] {"/" + path, root() + path}) {
      String answer =
          exchange(
              "GET "
                  + target
                  + "?lang=en HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(answer).matches(NO_SERVER_ERROR).doesNotContainPattern("(?i)Location:.*evil");
    }
  }

  @Test
  default void aFormOfARoomAtAnOddAddressLeadsToTheRoom() {
    String code = player("Ann").makeRoom(newGame(), 2);
    String answer =
        exchange(
            "POST "
                + root()
                + "/r/"
                + code
                + "?do=nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Length: 0\r\n\r\n");
    assertThat(answer).matches(NO_SERVER_ERROR).doesNotContainPattern("Location: //");
  }

  @Test
  default void largeOrManyHeadersCauseNoServerError() {
    String large = "x".repeat(7_000);
    for (String name : new String[] {"X-Large", "Accept", "Last-Event-ID", "Accept-Language"}) {
      assertNoServerError("GET", "api/rooms?game=none", name + ": " + large);
      assertNoServerError("GET", "streams/rooms?as=poll&wait=0&game=none", name + ": " + large);
    }
    assertNoServerError("GET", "api/players/me", "Authorization: Bearer " + large);
    assertNoServerError("GET", "api/players/me", "Cookie: lobby_player=" + large);
    assertNoServerError("GET", "api/players/me", "Cookie: " + "a=b; ".repeat(1_000));
    assertNoServerError("GET", "api/rooms?game=none", "X: y\r\n".repeat(80) + "X: z");
    assertNoServerError("GET", "api/rooms?game=none&q=" + large, "");
    assertNoServerError("GET", "api/rooms?game=none&" + "a&".repeat(3_000), "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n2\r\n{}",
        "Content-Length: 100\r\n\r\n{\"name\":",
        "Content-Length: -1\r\n\r\n{}",
        "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "Content-Length: 99999999999999999999\r\n\r\n{}"
      })
  default void aBodyOfAnotherLengthThanDeclaredCausesNoServerError(String rest) {
    String answer =
        exchange(
            "POST "
                + root()
                + "api/players HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\n"
                + rest);
    // A server may close the connection without an answer after an incomplete request.
    if (!answer.isEmpty()) {
      assertNoServerError("POST with " + rest, answer);
    }
  }

  /**
   * Such a try for a code would not be counted. Without "/streams;x/…": after it, Open Liberty
   * answers the next request for "/streams" with 500, before any filter is asked.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "api/rooms;x=1/CODE",
        "api;x=1/rooms/CODE",
        "api/rooms/CODE;x",
        "api/rooms/CODE/messages;x",
        "streams/rooms;x/CODE?as=poll&wait=0",
        "streams/rooms;x/CODE/badge"
      })
  default void anAddressOfDataWithParametersInItsPathIsUnknown(String path) {
    String code = player("Ann").makeRoom(newGame(), 3);
    assertThat(stranger().get(path.replace("CODE", code)).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "r/CODE", "r/CODE/qr.svg", "r/?code=CODE", "comet-wait", "api/rooms"})
  default void aHostThatIsTooLongOrOddCausesNoServerErrorInAnAddress(String path) {
    String there = root() + path.replace("CODE", player("Ann").makeRoom(newGame(), 3));
    String end = "Connection: close\r\n\r\n";
    for (int length : new int[] {261, 3_000, 7_000}) {
      String host = "Host: " + "x".repeat(length) + "\r\n";
      String answer = exchange("GET " + there + " HTTP/1.1\r\n" + host + end);
      assertThat(answer).as("%s characters", length).matches("(?s)HTTP/1\\.1 400 .*");
    }
    for (String host : new String[] {"x".repeat(260), "a b", "[::1", "x:-1", "<script>", ""}) {
      String answer = exchange("GET " + there + " HTTP/1.1\r\nHost: " + host + "\r\n" + end);
      assertThat(answer).as(host).matches(NO_SERVER_ERROR);
    }
    String first = "GET http://" + "x".repeat(3_000) + there + " HTTP/1.1\r\n";
    assertThat(exchange(first + "Host: x\r\n" + end)).matches(NO_SERVER_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "[::1", "a:b", "x:-1", "%zz", "<script>", "a/../b", ""})
  default void anOddHostHeaderCausesNoServerErrorInTheLocation(String host) {
    String body = "{\"game\":\"" + newGame() + "\",\"maxPlayers\":3}";
    String answer =
        exchange(
            "POST "
                + root()
                + "api/rooms HTTP/1.1\r\nHost: "
                + host
                + "\r\nConnection: close\r\n"
                + "Authorization: Bearer "
                + player("Ann").token()
                + "\r\n"
                + "Content-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body);
    assertNoServerError("Host " + host, answer);
  }

  private void assertNoServerError(String method, String path, String header) {
    assertNoServerError(
        method + " " + path + " " + header, exchange(request(method, path, header)));
  }

  private String request(String method, String path, String header) {
    return method
        + " "
        + root()
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + (header.isEmpty() ? "" : header + "\r\n")
        + (method.equals("POST") ? "Content-Length: 0\r\n" : "")
        + "\r\n";
  }

  private static void assertNoServerError(String what, String answer) {
    String shown = what.length() > 200 ? what.substring(0, 200) + "…" : what;
    assertThat(answer).as(shown).matches(NO_SERVER_ERROR);
    String head = answer.split("\r\n\r\n", 2)[0];
    if (head.matches("(?s)HTTP/1\\.[01] 4.*") && head.contains("\r\nContent-Security-Policy:")) {
      assertThat(head).as(shown).contains("\r\nContent-Type: application/problem+json");
    }
  }

  private String root() {
    return stranger().base().getPath();
  }

  /** Sends the characters as bytes, closes the sending half and returns the whole answer. */
  private String exchange(String request) {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), stranger().base().getPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      InputStream answer = socket.getInputStream();
      return new String(answer.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.badFields;
import static org.cometlobby.it.lobby.LobbyContract.codes;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.refused;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rooms: how clients make, read, list and search them. */
interface RoomsContract extends LobbyContract {

  @Test
  default void aNewRoomHasItsMakerInTheFirstSeatAndAsHost() {
    LobbyClient ann = player("Ann");
    String game = newGame();
    Answer answer = ann.post("api/rooms", "{\"game\":\"" + game + "\",\"maxPlayers\":3}");
    assertThat(answer.status()).isEqualTo(201);
    String code = answer.code();
    assertThat(code).matches("[2-9ACDEFGHJKMNPQRTVWXY]{6}");
    assertThat(answer.json())
        .isEqualTo(
            json(
                """
                {"code":"CODE","game":"GAME","title":"GAME","visibility":"public",
                 "phase":"waiting","minPlayers":2,"maxPlayers":3,"autoStart":true,
                 "spectatorsMay":"chat","host":"ANN",
                 "seats":[{"playerId":"ANN","name":"Ann","ready":false,"connected":false}],
                 "spectators":0,"metadata":{},"version":1}"""
                    .replace("CODE", code)
                    .replace("GAME", game)
                    .replace("ANN", ann.id())));
  }

  @Test
  default void theLocationOfANewRoomLeadsToTheRoom() {
    Answer made =
        player("Ann").post("api/rooms", "{\"game\":\"" + newGame() + "\",\"maxPlayers\":3}");
    URI location = stranger().base().resolve(made.header("Location"));
    assertThat(location).isEqualTo(stranger().base().resolve("api/rooms/" + made.code()));
    assertThat(stranger().get(location.toString()).json()).isEqualTo(made.json());
  }

  @Test
  default void aNewRoomHasTheRequestedProperties() {
    LobbyClient ann = player("Ann");
    String game = newGame();
    String wish =
        """
        {"game":"  GAME ","title":"Friday\\n night","minPlayers":3,"maxPlayers":5,
         "visibility":"unlisted","autoStart":false,"spectatorsMay":"everything",
         "metadata":{"board":[19,19],"komi":6.50,"tags":{"a":null}},"unknown":1}"""
            .replace("GAME", game);
    JsonObject room = ann.room(ann.post("api/rooms", wish).code());
    assertThat(room.getString("game")).isEqualTo(game);
    assertThat(room.getString("title")).isEqualTo("Friday night");
    assertThat(room.getString("visibility")).isEqualTo("unlisted");
    assertThat(room.getInt("minPlayers")).isEqualTo(3);
    assertThat(room.getInt("maxPlayers")).isEqualTo(5);
    assertThat(room.getBoolean("autoStart")).isFalse();
    assertThat(room.getString("spectatorsMay")).isEqualTo("everything");
    assertThat(room.getJsonObject("metadata")).isEqualTo(json(wish).getJsonObject("metadata"));
  }

  @Test
  default void aRoomForOneStartsOnceItsMakerIsThere() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 1);
    assertThat(ann.room(code).getString("phase")).isEqualTo("waiting");
    try (EventStream stream = ann.watch(code)) {
      JsonObject room = stream.next().data();
      assertThat(room.getString("phase")).isEqualTo("started");
      assertThat(room.getInt("minPlayers")).isEqualTo(1);
      assertThat(room.getInt("version")).isEqualTo(3);
    }
  }

  @Test
  default void aStrangerReadsARoomByItsCodeInEitherCase() {
    for (String visibility : new String[] {"public", "unlisted"}) {
      LobbyClient ann = player("Ann");
      String code = ann.makeRoom(newGame(), 3, "{\"visibility\":\"" + visibility + "\"}");
      Answer answer = stranger().get("api/rooms/" + code);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.code()).isEqualTo(code);
      assertThat(stranger().room(code.toLowerCase(Locale.ROOT))).isEqualTo(answer.json());
    }
  }

  @Test
  default void theListHasASummaryOfEachPublicRoom() {
    LobbyClient ann = player("Ann");
    String game = newGame();
    String first = ann.makeRoom(game, 3, "{\"metadata\":{\"secret\":1}}");
    ann.makeRoom(game, 3, "{\"visibility\":\"unlisted\"}");
    Answer answer = stranger().get("api/rooms?game=" + game);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json())
        .isEqualTo(
            json(
                """
                {"rooms":[{"code":"CODE","game":"GAME","title":"GAME","visibility":"public",
                 "phase":"waiting","minPlayers":2,"maxPlayers":3,"autoStart":true,"host":"ANN",
                 "seated":1,"spectators":0,"version":1}],"total":1}"""
                    .replace("CODE", first)
                    .replace("GAME", game)
                    .replace("ANN", ann.id())));
    assertThat(codes(stranger().get("api/rooms").json())).contains(first);
  }

  @Test
  default void theListIsFilteredByPhaseAndByFreeSeats() {
    LobbyClient ann = player("Ann");
    String game = newGame();
    String open = ann.makeRoom(game, 2);
    String full = ann.makeRoom(game, 1, "{\"autoStart\":false}");
    String started = ann.makeStartedRoom(game);
    assertThat(found(game, "")).containsExactlyInAnyOrder(open, full, started);
    assertThat(found(game, "&phase=&open=&q=")).containsExactlyInAnyOrder(open, full, started);
    assertThat(found(game, "&open=false")).containsExactlyInAnyOrder(open, full, started);
    assertThat(found(game, "&phase=waiting")).containsExactlyInAnyOrder(open, full);
    assertThat(found(game, "&phase=waiting,countdown")).containsExactlyInAnyOrder(open, full);
    assertThat(found(game, "&phase=started")).containsExactly(started);
    assertThat(found(game, "&phase=closed")).isEmpty();
    assertThat(found(game, "&open=true")).containsExactly(open);
    assertThat(found(game, "&open=true&phase=started")).isEmpty();
  }

  @Test
  default void theSearchMatchesTitlesAndGamesInEitherCase() {
    LobbyClient ann = player("Ann");
    String game = newGame();
    String monday = ann.makeRoom(game, 3, "{\"title\":\"Übung am Montag\"}");
    String friday = ann.makeRoom(game, 3, "{\"title\":\"Friday + 100% fun\"}");
    assertThat(found(game, "&q=" + encoded("übung AM"))).containsExactly(monday);
    assertThat(found(game, "&q=" + encoded("+ 100% F"))).containsExactly(friday);
    assertThat(found(game, "&q=wednesday")).isEmpty();
    assertThat(codes(stranger().get("api/rooms?q=" + game.toUpperCase(Locale.ROOT)).json()))
        .containsExactlyInAnyOrder(monday, friday);
    assertThat(codes(stranger().get("api/rooms?game=" + game.toUpperCase(Locale.ROOT)).json()))
        .isEmpty();
  }

  @Test
  default void aListIsReadWindowByWindow() {
    LobbyClient ann = player("Ann");
    String game = newGame();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(0, ann.makeRoom(game, 3));
    }
    List<String> read = new ArrayList<>();
    String after = "";
    for (int i = 0; i < 3; i++) {
      JsonObject window =
          stranger().get("api/rooms?limit=2&game=" + game + "&after=" + encoded(after)).json();
      assertThat(window.getInt("total")).isEqualTo(5);
      read.addAll(codes(window));
      assertThat(window.containsKey("next")).isEqualTo(i < 2);
      after = window.getString("next", "");
    }
    assertThat(read).isEqualTo(made);
  }

  @Test
  default void aListIsSortedByAgeOrByTakenSeats() {
    LobbyClient ann = player("Ann");
    String game = newGame();
    String older = ann.makeRoom(game, 3);
    String newer = ann.makeRoom(game, 3);
    player("Ben").sit(older);
    assertThat(found(game, "&sort=newest")).containsExactly(newer, older);
    assertThat(found(game, "&sort=fullest")).containsExactly(older, newer);
    assertThat(found(game, "&sort=fullest&limit=1")).containsExactly(older);
  }

  private List<String> found(String game, String filter) {
    return codes(stranger().get("api/rooms?game=" + game + filter).json());
  }

  @ParameterizedTest
  @CsvSource({
    "phase=Waiting,phase",
    "phase=nonsense,phase",
    "open=1,open",
    "open=TRUE,open",
    "sort=oldest,sort",
    "limit=0,limit",
    "limit=501,limit",
    "limit=ten,limit",
    "after=nonsense,after"
  })
  default void aProblemNamesAnInvalidFilterParameter(String query, String field) {
    assertThat(badFields(stranger().get("api/rooms?" + query))).containsExactly(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          game       | {"maxPlayers":3}
          game       | {"game":7,"maxPlayers":3}
          game       | {"game":null,"maxPlayers":3}
          game       | {"game":" \\u0000 ","maxPlayers":3}
          game       | {"game":"12345678901234567890123456789012345678901","maxPlayers":3}
          title      | {"game":"x","maxPlayers":3,"title":["x"]}
          maxPlayers | {"game":"x"}
          maxPlayers | {"game":"x","maxPlayers":"3"}
          maxPlayers | {"game":"x","maxPlayers":true}
          maxPlayers | {"game":"x","maxPlayers":2.5}
          maxPlayers | {"game":"x","maxPlayers":0}
          maxPlayers | {"game":"x","maxPlayers":-0}
          maxPlayers | {"game":"x","maxPlayers":1001}
          maxPlayers | {"game":"x","maxPlayers":1e9}
          maxPlayers | {"game":"x","maxPlayers":1e999999999}
          maxPlayers | {"game":"x","maxPlayers":1e-999999999}
          maxPlayers | {"game":"x","maxPlayers":9223372036854775808}
          minPlayers | {"game":"x","maxPlayers":3,"minPlayers":0}
          minPlayers | {"game":"x","maxPlayers":3,"minPlayers":-2147483648}
          minPlayers | {"game":"x","maxPlayers":3,"minPlayers":4}
          minPlayers | {"game":"x","maxPlayers":3,"minPlayers":{}}
          visibility | {"game":"x","maxPlayers":3,"visibility":"secret"}
          visibility | {"game":"x","maxPlayers":3,"visibility":"PUBLIC"}
          visibility | {"game":"x","maxPlayers":3,"visibility":1}
          autoStart  | {"game":"x","maxPlayers":3,"autoStart":"true"}
          autoStart  | {"game":"x","maxPlayers":3,"autoStart":0}
          spectatorsMay | {"game":"x","maxPlayers":3,"spectatorsMay":"all"}
          spectatorsMay | {"game":"x","maxPlayers":3,"spectatorsMay":"CHAT"}
          spectatorsMay | {"game":"x","maxPlayers":3,"spectatorsMay":true}
          metadata   | {"game":"x","maxPlayers":3,"metadata":[]}
          metadata   | {"game":"x","maxPlayers":3,"metadata":"{}"}
          """)
  default void aProblemNamesAnInvalidFieldOfANewRoom(String field, String wish) {
    assertThat(badFields(player("Ann").post("api/rooms", wish))).containsExactly(field);
  }

  @Test
  default void titlesAndMetadataHaveAMaximumLength() {
    LobbyClient ann = player("Ann");
    String wish = "{\"game\":\"" + newGame() + "\",\"maxPlayers\":3,";
    assertThat(ann.post("api/rooms", wish + title(80)).status()).isEqualTo(201);
    assertThat(badFields(ann.post("api/rooms", wish + title(81)))).containsExactly("title");
    // {"a":""} is 8 characters.
    assertThat(ann.post("api/rooms", wish + metadata(4_088)).status()).isEqualTo(201);
    assertThat(badFields(ann.post("api/rooms", wish + metadata(4_089))))
        .containsExactly("metadata");
  }

  private static String title(int length) {
    return "\"title\":\"" + "x".repeat(length) + "\"}";
  }

  private static String metadata(int length) {
    return "\"metadata\":{\"a\":\"" + "x".repeat(length) + "\"}}";
  }

  @Test
  default void oneProblemNamesEveryInvalidField() {
    String wish = "{\"game\":7,\"maxPlayers\":\"x\",\"autoStart\":1,\"metadata\":[]}";
    assertThat(badFields(player("Ann").post("api/rooms", wish)))
        .containsExactlyInAnyOrder("game", "maxPlayers", "autoStart", "metadata");
  }

  @Test
  default void onlyAPlayerMakesARoom() {
    refused(401, "no-player", stranger().post("api/rooms", "{\"game\":\"x\",\"maxPlayers\":3}"));
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

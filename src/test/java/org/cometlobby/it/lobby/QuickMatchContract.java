package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.badFields;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.seated;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.cometlobby.it.harness.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quick match, which never leaves two half-empty rooms where one would do. */
interface QuickMatchContract extends LobbyContract {

  @ParameterizedTest
  @CsvSource({"4, 25, 25", "3, 34, 33"})
  default void aHundredConcurrentPlayersFillRoomAfterRoom(int size, int rooms, int full) {
    String game = newGame();
    List<LobbyClient> players = players(100);
    List<Answer> answers = Together.atOnce(players, player -> match(player, game, size, "{}"));
    assertThat(answers).extracting(Answer::status).containsOnly(200, 201);
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(rooms);
    Map<String, List<String>> seats = seats(answers);
    assertThat(seats).hasSize(rooms);
    assertThat(seats.values()).filteredOn(seated -> seated.size() == size).hasSize(full);
    assertThat(seats.values().stream().flatMap(Collection::stream))
        .containsExactlyInAnyOrderElementsOf(players.stream().map(LobbyClient::id).toList());
  }

  @Test
  default void playersWithDifferentAttributesAreNeverMatched() {
    String game = newGame();
    List<LobbyClient> players = players(100);
    Map<String, String> levels = new HashMap<>();
    for (int i = 0; i < players.size(); i++) {
      levels.put(players.get(i).id(), i % 2 == 0 ? "beginner" : "master");
    }
    List<Answer> answers =
        Together.atOnce(
            players,
            player -> match(player, game, 4, "{\"level\":\"" + levels.get(player.id()) + "\"}"));
    assertThat(answers).extracting(Answer::status).containsOnly(200, 201);
    Map<String, List<String>> seats = seats(answers);
    assertThat(seats.values())
        .allSatisfy(
            seated -> {
              Set<String> kinds = new HashSet<>();
              seated.forEach(id -> kinds.add(levels.get(id)));
              assertThat(kinds).hasSize(1);
            });
    // Fifty of each kind: twelve rooms of four, and one of two.
    assertThat(seats).hasSize(26);
  }

  @Test
  default void aPlayerWhoAsksAgainGetsTheSameRoom() {
    String game = newGame();
    LobbyClient ann = player("Ann");
    Answer first = match(ann, game, 3, "{}");
    assertThat(first.status()).isEqualTo(201);
    Answer again = match(ann, game, 3, "{}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
  }

  @Test
  default void aDifferentSizeADifferentGameAndAnUnlistedRoomDoNotMatch() {
    String game = newGame();
    LobbyClient ann = player("Ann");
    String code = match(ann, game, 3, "{}").code();
    String unlisted = player("Ben").makeRoom(game, 5, "{\"visibility\":\"unlisted\"}");
    assertThat(match(player("Cleo"), game, 4, "{}").code()).isNotEqualTo(code);
    assertThat(match(player("Dan"), newGame(), 3, "{}").code()).isNotEqualTo(code);
    assertThat(match(player("Eve"), game, 5, "{}").code()).isNotEqualTo(unlisted);
    assertThat(match(player("Fay"), game, 3, "{}").code()).isEqualTo(code);
  }

  @Test
  default void aMatchStartsOnceBothOfItsPlayersAreThere() {
    String game = newGame();
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = match(ann, game, 2, "{}").code();
    JsonObject full = match(ben, game, 2, "{}").json();
    assertThat(full.getString("code")).isEqualTo(code);
    assertThat(full.getString("phase")).isEqualTo("waiting");
    try (EventStream his = ben.watch(code)) {
      assertThat(his.next().data().getString("phase")).isEqualTo("waiting");
      try (EventStream hers = ann.watch(code)) {
        assertThat(hers.next().data().getString("phase")).isEqualTo("started");
        his.upTo("start");
      }
    }
  }

  @Test
  default void aKickedPlayerIsMatchedWithAnotherRoomAndMayReturnByTheCode() {
    String game = newGame();
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = match(ann, game, 3, "{}").code();
    assertThat(match(ben, game, 3, "{}").code()).isEqualTo(code);
    ann.delete("api/rooms/" + code + "/seats/" + ben.id());
    Answer other = match(ben, game, 3, "{}");
    assertThat(other.status()).isEqualTo(201);
    assertThat(other.code()).isNotEqualTo(code);
    assertThat(ben.sit(code).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"maxPlayers":3}                                     | game
          {"game":null,"maxPlayers":3}                         | game
          {"game":" ","maxPlayers":3}                          | game
          {"game":"go"}                                        | maxPlayers
          {"game":"go","maxPlayers":0}                         | maxPlayers
          {"game":"go","maxPlayers":1001}                      | maxPlayers
          {"game":"go","maxPlayers":"3"}                       | maxPlayers
          {"game":"go","maxPlayers":3,"minPlayers":4}          | minPlayers
          {"game":"go","maxPlayers":3,"attributes":[]}         | attributes
          {"game":"go","maxPlayers":3,"attributes":"expert"}   | attributes
          """)
  default void aProblemNamesAnInvalidFieldOfAQuickMatch(String wish, String field) {
    assertThat(badFields(player("Ann").post("api/quick-match", wish))).containsExactly(field);
  }

  private static Answer match(LobbyClient player, String game, int size, String attributes) {
    return player.post(
        "api/quick-match",
        "{\"game\":\""
            + game
            + "\",\"maxPlayers\":"
            + size
            + ",\"attributes\":"
            + attributes
            + "}");
  }

  private List<LobbyClient> players(int count) {
    return IntStream.range(0, count).mapToObj(i -> player("Player " + i)).toList();
  }

  /** Returns the seated players of each room, by the latest version among its answers. */
  private static Map<String, List<String>> seats(List<Answer> answers) {
    Map<String, JsonObject> rooms = new HashMap<>();
    for (Answer answer : answers) {
      rooms.merge(
          answer.code(),
          answer.json(),
          (one, other) -> one.getInt("version") > other.getInt("version") ? one : other);
    }
    Map<String, List<String>> seats = new HashMap<>();
    rooms.forEach((code, room) -> seats.put(code, new ArrayList<>(seated(room))));
    return seats;
  }
}

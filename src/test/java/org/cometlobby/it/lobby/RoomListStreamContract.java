package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.codes;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.problem;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.EventStream.Event;
import org.cometlobby.it.harness.LobbyClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The streams of the public room list. */
interface RoomListStreamContract extends LobbyContract {

  @ParameterizedTest
  @ValueSource(strings = {"", "&view=state", "&view=events"})
  default void aChangedRoomPushesTheWholeListOfItsGame(String view) {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String game = newGame();
    try (EventStream stream = stranger().stream("streams/rooms?game=" + game + view)) {
      Event first = stream.next();
      assertThat(first.name()).isEqualTo("snapshot");
      assertThat(codes(first.data())).isEmpty();
      String code = ann.makeRoom(game, 3);
      Event opened = stream.await(event -> codes(event.data()).equals(List.of(code)));
      assertThat(opened.name()).isEqualTo("snapshot");
      assertThat(opened.data()).isEqualTo(stranger().get("api/rooms?game=" + game).json());
      ben.sit(code);
      stream.await(event -> room(event).getInt("seated") == 2);
      ann.start(code);
      stream.await(event -> room(event).getString("phase").equals("started"));
      ann.leave(code);
      stream.await(event -> room(event).getString("host").equals(ben.id()));
      ben.leave(code);
      stream.await(event -> codes(event.data()).isEmpty());
    }
  }

  private static JsonObject room(Event event) {
    return event.data().getJsonArray("rooms").getJsonObject(0);
  }

  @Test
  default void theListOfAGameBeginsWithItsExistingRooms() {
    String game = newGame();
    String code = player("Ann").makeRoom(game, 3);
    try (EventStream stream = stranger().stream("streams/rooms?game=" + game)) {
      assertThat(codes(stream.next().data())).containsExactly(code);
    }
  }

  @Test
  default void theListOfAllGamesHasEachPublicRoomAndNoUnlistedRoom() {
    LobbyClient ann = player("Ann");
    try (EventStream stream = stranger().stream("streams/rooms?view=state")) {
      String hidden = ann.makeRoom(newGame(), 3, "{\"visibility\":\"unlisted\"}");
      String one = ann.makeRoom(newGame(), 3);
      String other = ann.makeRoom(newGame(), 3);
      List<String> seen = new ArrayList<>();
      stream.await(
          event -> {
            seen.addAll(codes(event.data()));
            return codes(event.data()).containsAll(List.of(one, other));
          });
      assertThat(seen).doesNotContain(hidden);
    }
  }

  @Test
  default void theListOfAGameHasNoRoomOfAnotherGame() {
    LobbyClient ann = player("Ann");
    String game = newGame();
    try (EventStream stream = stranger().stream("streams/rooms?game=" + game)) {
      ann.makeRoom(newGame(), 3);
      ann.makeRoom(game + "x", 3);
      String code = ann.makeRoom(game, 3);
      List<List<String>> lists = new ArrayList<>();
      stream.await(
          event -> {
            lists.add(codes(event.data()));
            return codes(event.data()).contains(code);
          });
      assertThat(lists).containsOnly(List.of(), List.of(code));
    }
  }

  @Test
  default void unusedGamesAreForgottenAndTheirStreamsCanBeOpenedAgain() {
    String game = newGame();
    for (int i = 0; i < 300; i++) {
      LobbyClient.Answer answer = stranger().get("streams/rooms?as=poll&wait=0&game=" + game + i);
      assertThat(answer.status()).isEqualTo(200);
    }
    String code = player("Ann").makeRoom(game + 0, 3);
    try (EventStream stream = stranger().stream("streams/rooms?game=" + game + 0)) {
      assertThat(codes(stream.next().data())).containsExactly(code);
    }
  }

  @Test
  default void aGameNameOfMoreThan40CharactersHasNoList() {
    problem(400, stranger().get("streams/rooms?game=" + "x".repeat(41)));
  }
}

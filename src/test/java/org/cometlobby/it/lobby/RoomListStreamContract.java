package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.codes;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.problem;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.EventStream.Event;
import org.cometlobby.it.harness.LobbyClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The streams of the public room list. */
interface RoomListStreamContract extends LobbyContract {

  @ParameterizedTest
  @ValueSource(strings = {"", "&view=events"})
  default void aChangedRoomIsOneEventWithItsPositionAndTheTotal(String view) {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String game = newGame();
    try (EventStream stream = stranger().stream("streams/rooms?game=" + game + view)) {
      Event first = stream.next();
      assertThat(first.name()).isEqualTo("snapshot");
      assertThat(first.data()).isEqualTo(stranger().get("api/rooms?game=" + game).json());
      String code = ann.makeRoom(game, 3);
      Event added = stream.next();
      assertThat(added.name()).isEqualTo("added");
      assertThat(added.data().keySet()).containsExactlyInAnyOrder("room", "index", "total");
      assertThat(added.data().getJsonObject("room"))
          .isEqualTo(room(stranger().get("api/rooms?game=" + game).json()));
      assertPlace(added, 0, 1);
      ben.sit(code);
      Event sat = changed(stream, room -> room.getInt("seated") == 2);
      assertPlace(sat, 0, 1);
      ann.start(code);
      changed(stream, room -> room.getString("phase").equals("started"));
      ann.leave(code);
      changed(stream, room -> room.getString("host").equals(ben.id()));
      ben.leave(code);
      Event removed = stream.await(event -> event.name().equals("removed"));
      assertThat(removed.data().getString("code")).isEqualTo(code);
      assertPlace(removed, 0, 0);
    }
  }

  private static Event changed(EventStream stream, Predicate<JsonObject> wanted) {
    return stream.await(
        event -> event.name().equals("changed") && wanted.test(event.data().getJsonObject("room")));
  }

  private static void assertPlace(Event event, int index, int total) {
    assertThat(event.data().getInt("index")).isEqualTo(index);
    assertThat(event.data().getInt("total")).isEqualTo(total);
  }

  @Test
  default void aReaderOfTheStateGetsTheWholeWindowEachTime() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String game = newGame();
    try (EventStream stream = stranger().stream("streams/rooms?view=state&game=" + game)) {
      assertThat(codes(stream.next().data())).isEmpty();
      String code = ann.makeRoom(game, 3);
      Event opened = stream.next();
      assertThat(opened.name()).isEqualTo("snapshot");
      assertThat(opened.data()).isEqualTo(stranger().get("api/rooms?game=" + game).json());
      ben.sit(code);
      stream.await(event -> room(event.data()).getInt("seated") == 2);
      ben.leave(code);
      ann.leave(code);
      stream.await(event -> codes(event.data()).isEmpty());
    }
  }

  private static JsonObject room(JsonObject list) {
    return list.getJsonArray("rooms").getJsonObject(0);
  }

  @Test
  default void aWindowShowsTheFirstRoomsAndTheTotalOfAll() {
    LobbyClient ann = player("Ann");
    String game = newGame();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      made.add(0, ann.makeRoom(game, 3));
    }
    try (EventStream stream = stranger().stream("streams/rooms?limit=2&game=" + game)) {
      List<String> shown = new ArrayList<>();
      Event first = stream.next();
      assertThat(first.data().getInt("total")).isEqualTo(3);
      apply(first, shown);
      assertThat(shown).isEqualTo(made.subList(0, 2));
      ann.leave(made.get(0));
      while (!shown.equals(made.subList(1, 3))) {
        Event event = stream.next();
        assertThat(event.data().getInt("total")).isEqualTo(2);
        apply(event, shown);
      }
      made.add(0, player("Ben").makeRoom(game, 3));
      made.remove(1);
      while (!shown.equals(made.subList(0, 2))) {
        apply(stream.next(), shown);
      }
    }
  }

  /** Applies an event to the codes that a client shows. */
  private static void apply(Event event, List<String> shown) {
    JsonObject data = event.data();
    switch (event.name()) {
      case "snapshot" -> {
        shown.clear();
        shown.addAll(codes(data));
      }
      case "removed" ->
          assertThat(shown.remove(data.getInt("index"))).isEqualTo(data.getString("code"));
      default -> {
        String code = data.getJsonObject("room").getString("code");
        assertThat(shown.remove(code)).isEqualTo(event.name().equals("changed"));
        shown.add(data.getInt("index"), code);
      }
    }
  }

  @Test
  default void aListOfTheFullestRoomsMovesARoomThatFills() {
    LobbyClient ann = player("Ann");
    String game = newGame();
    String older = ann.makeRoom(game, 5);
    String newer = ann.makeRoom(game, 5);
    try (EventStream stream = stranger().stream("streams/rooms?sort=fullest&game=" + game)) {
      List<String> shown = new ArrayList<>();
      apply(stream.next(), shown);
      assertThat(shown).containsExactly(newer, older);
      player("Ben").sit(older);
      while (!shown.equals(List.of(older, newer))) {
        apply(stream.next(), shown);
      }
    }
  }

  @Test
  default void aRoomLeavesAListOnceItNoLongerPassesTheFilter() {
    LobbyClient ann = player("Ann");
    String game = newGame();
    String code = ann.makeRoom(game, 2);
    String search = "&q=" + game.substring(5).toUpperCase(Locale.ROOT);
    try (EventStream open = stranger().stream("streams/rooms?open=true" + search);
        EventStream waiting = stranger().stream("streams/rooms?phase=waiting,countdown" + search);
        EventStream started = stranger().stream("streams/rooms?phase=started" + search)) {
      assertThat(codes(open.next().data())).containsExactly(code);
      assertThat(codes(waiting.next().data())).containsExactly(code);
      assertThat(codes(started.next().data())).isEmpty();
      player("Ben").sit(code);
      ann.start(code);
      assertThat(open.await(event -> event.name().equals("removed")).data().getString("code"))
          .isEqualTo(code);
      waiting.await(event -> event.name().equals("removed"));
      started.await(event -> event.name().equals("added"));
    }
  }

  @Test
  default void aLineOfChatIsNoEventOfAList() {
    LobbyClient ann = player("Ann");
    String game = newGame();
    String code = ann.makeRoom(game, 3);
    try (EventStream stream = stranger().stream("streams/rooms?game=" + game)) {
      stream.next();
      ann.post("api/rooms/" + code + "/messages", "{\"text\":\"hello\"}");
      player("Ben").sit(code);
      Event next = stream.next();
      assertThat(next.data().getJsonObject("room").getInt("seated")).isEqualTo(2);
    }
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
      assertThat(codes(stream.next().data())).isEmpty();
      ann.makeRoom(newGame(), 3);
      ann.makeRoom(game + "x", 3);
      String code = ann.makeRoom(game, 3);
      assertThat(stream.next().data().getJsonObject("room").getString("code")).isEqualTo(code);
    }
  }

  @Test
  default void strangersDoNotEndAListThatIsRead() {
    LobbyClient ann = player("Ann");
    String game = newGame();
    try (EventStream stream = stranger().stream("streams/rooms?game=" + game)) {
      stream.next();
      for (int i = 0; i < 300; i++) {
        stranger().get("streams/rooms?as=poll&wait=0&game=" + game + i);
      }
      ann.makeRoom(game, 3);
      assertThat(stream.next().name()).isEqualTo("added");
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

  @ParameterizedTest
  @ValueSource(
      strings = {"limit=0", "limit=501", "limit=x", "sort=oldest", "open=1", "phase=Waiting"})
  default void aProblemNamesAnInvalidParameterOfAList(String query) {
    assertThat(problem(400, stranger().get("streams/rooms?" + query)).getString("detail"))
        .startsWith(query.replaceFirst("=.*", " "));
  }

  @Test
  default void aGameNameOfMoreThan40CharactersHasNoList() {
    problem(400, stranger().get("streams/rooms?game=" + "x".repeat(41)));
    problem(400, stranger().get("streams/rooms?q=" + "x".repeat(81)));
  }
}

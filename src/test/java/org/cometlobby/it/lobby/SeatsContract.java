package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.badFields;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.refused;
import static org.cometlobby.it.lobby.LobbyContract.seated;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.EventStream.Event;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.cometlobby.it.harness.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seats and the start: permissions, and the order of concurrent requests. */
interface SeatsContract extends LobbyContract {

  String NOT_BY_ITSELF = "{\"autoStart\":false}";

  @Test
  default void aPlayerTakesASeatAndKeepsItWhenAskingAgain() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 3);
    Answer taken = ben.sit(code.toLowerCase(Locale.ROOT));
    assertThat(taken.status()).isEqualTo(201);
    assertThat(seated(taken.json())).containsExactly(ann.id(), ben.id());
    assertThat(taken.json().getInt("version")).isEqualTo(2);
    Answer again = ben.sit(code);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(taken.json()).isEqualTo(stranger().room(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"as\":\"player\"}", "{\"as\":null}"})
  default void aSeatIsForAPlayerByDefault(String body) {
    String code = player("Ann").makeRoom(newGame(), 3);
    assertThat(player("Ben").post("api/rooms/" + code + "/seats", body).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"as\":\"king\"}", "{\"as\":1}", "{\"as\":[\"player\"]}"})
  default void aProblemNamesTheFieldOfAnUnknownRole(String body) {
    String code = player("Ann").makeRoom(newGame(), 3);
    assertThat(badFields(player("Ben").post("api/rooms/" + code + "/seats", body)))
        .containsExactly("as");
    assertThat(stranger().room(code).getInt("version")).isEqualTo(1);
  }

  @Test
  default void aSeatIsFreeAgainAfterItsPlayerLeaves() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 2, NOT_BY_ITSELF);
    ben.sit(code);
    Answer left = ben.leave(code.toLowerCase(Locale.ROOT));
    assertThat(left.status()).isEqualTo(204);
    assertThat(left.body()).isEmpty();
    assertThat(seated(stranger().room(code))).containsExactly(ann.id());
    refused(403, "not-a-member", ben.leave(code));
    assertThat(player("Cleo").sit(code).status()).isEqualTo(201);
  }

  @Test
  default void aFullRoomRejectsAnotherPlayer() {
    String code = player("Ann").makeRoom(newGame(), 2, NOT_BY_ITSELF);
    LobbyClient ben = player("Ben");
    ben.sit(code);
    refused(409, "full", player("Cleo").sit(code));
    assertThat(ben.sit(code).status()).isEqualTo(200);
    assertThat(stranger().room(code).getString("phase")).isEqualTo("waiting");
  }

  @Test
  default void aFullRoomStartsByItselfOnceItsPlayersAreThereAndRejectsAnotherPlayer() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 2);
    try (EventStream hers = ann.watch(code)) {
      assertThat(ben.sit(code).json().getString("phase")).isEqualTo("waiting");
      refused(409, "full", player("Cleo").sit(code));
      try (EventStream his = ben.watch(code)) {
        JsonObject room = his.next().data();
        assertThat(room.getString("phase")).isEqualTo("started");
        assertThat(hers.upTo("start")).last().returns(room.getInt("version"), Event::version);
      }
    }
    refused(409, "started", player("Cleo").sit(code));
    refused(409, "started", ann.start(code));
  }

  @Test
  default void onlyTheHostMayStartAndOnlyWithEnoughPlayers() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    LobbyClient cleo = player("Cleo");
    String code = ann.makeRoom(newGame(), 4, "{\"minPlayers\":3}");
    ben.sit(code);
    refused(409, "too-few", ann.start(code));
    refused(403, "not-the-host", ben.start(code));
    refused(403, "not-a-member", cleo.start(code));
    cleo.sit(code);
    refused(403, "not-the-host", cleo.start(code));
    assertThat(stranger().room(code).getString("phase")).isEqualTo("waiting");
    Answer started = ann.start(code.toLowerCase(Locale.ROOT));
    assertThat(started.status()).isEqualTo(202);
    assertThat(stranger().room(code).getString("phase")).isEqualTo("started");
    refused(409, "started", ann.start(code));
    refused(409, "started", player("Dan").sit(code));
  }

  @Test
  default void whenTheHostLeavesTheLongestSeatedPlayerBecomesHost() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    LobbyClient cleo = player("Cleo");
    String code = ann.makeRoom(newGame(), 4);
    ben.sit(code);
    cleo.sit(code);
    // Ben leaves and returns, so he is the last to have been seated.
    ben.leave(code);
    ben.sit(code);
    ann.leave(code);
    assertThat(stranger().room(code).getString("host")).isEqualTo(cleo.id());
    refused(403, "not-the-host", ben.start(code));
    assertThat(cleo.start(code).status()).isEqualTo(202);
  }

  @Test
  default void whenTheHostLeavesAPlayerWhoIsThereBecomesHostBeforeOneWhoIsAway() {
    LobbyClient ann = player("Ann");
    LobbyClient cleo = player("Cleo");
    String code = ann.makeRoom(newGame(), 4);
    player("Ben").sit(code);
    cleo.sit(code);
    try (EventStream stream = cleo.watch(code)) {
      stream.next();
      ann.leave(code);
      Event host = stream.await(event -> event.name().equals("host"));
      assertThat(host.data().getString("playerId")).isEqualTo(cleo.id());
    }
  }

  @Test
  default void anEmptyRoomGets404() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 3);
    ann.leave(code);
    refused(404, "no-such-room", stranger().get("api/rooms/" + code));
    refused(404, "no-such-room", ann.sit(code));
    refused(404, "no-such-room", ann.leave(code));
    refused(404, "no-such-room", ann.start(code));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 30})
  default void exactlyOneOfSeveralRivalsGetsTheLastSeat(int rivals) {
    String code = player("Ann").makeRoom(newGame(), 2);
    List<Answer> answers = Together.atOnce(players(rivals), rival -> rival.sit(code));
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    answers.stream()
        .filter(answer -> answer.status() != 201)
        .forEach(answer -> refused(409, "full", answer));
    JsonObject room = stranger().room(code);
    assertThat(seated(room)).hasSize(2);
    assertThat(room.getInt("version")).isEqualTo(2);
  }

  @Test
  default void concurrentRequestsOfOnePlayerTakeOneSeat() {
    String code = player("Ann").makeRoom(newGame(), 30);
    LobbyClient ben = player("Ben");
    List<Answer> answers = Together.atOnce(List.of(ben, ben, ben, ben, ben, ben), b -> b.sit(code));
    assertThat(answers)
        .extracting(Answer::status)
        .containsExactlyInAnyOrder(201, 200, 200, 200, 200, 200);
    assertThat(seated(stranger().room(code))).hasSize(2);
  }

  @Test
  default void thirtyConcurrentPlayersAllGetASeatAndTheRoomStartsOnce() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 31);
    List<LobbyClient> others = players(30);
    List<EventStream> theirs = others.stream().map(other -> other.watch(code)).toList();
    theirs.forEach(EventStream::next);
    try (EventStream stream = ann.watch(code)) {
      List<Answer> answers = Together.atOnce(others, other -> other.sit(code));
      assertThat(answers).extracting(Answer::status).containsOnly(201);
      List<Event> events = stream.upTo("start");
      assertThat(events)
          .extracting(Event::version)
          .containsExactlyElementsOf(IntStream.rangeClosed(2, 33).boxed().toList());
      assertThat(events).filteredOn(event -> event.name().equals("joined")).hasSize(30);
      List<String> everybody = new ArrayList<>(List.of(ann.id()));
      others.forEach(other -> everybody.add(other.id()));
      assertThat(seated(stranger().room(code))).containsExactlyInAnyOrderElementsOf(everybody);
    } finally {
      theirs.forEach(EventStream::close);
    }
  }

  private List<LobbyClient> players(int count) {
    return IntStream.range(0, count).mapToObj(i -> player("Player " + i)).toList();
  }
}

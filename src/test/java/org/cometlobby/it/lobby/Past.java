package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.newGame;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.EventStream.Event;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;

/**
 * Players and rooms made before a lobby's end, with all that its next life must still know: what
 * the API answered about them, and what their streams sent.
 */
final class Past {

  final String game = newGame();
  final LobbyClient ann;
  final LobbyClient ben;
  final LobbyClient cleo;
  final LobbyClient dan;

  /** A player who has signed out. */
  final LobbyClient gone;

  /** A room with all that a room can have: ready, teams, a spectator, messages, a banned player. */
  final String full;

  /** A room whose countdown outlasts the restart. */
  final String counting;

  /** A room whose game has started. */
  final String started;

  final String unlisted;

  /** A room of Ann's alone, for a quick match after the restart. */
  final String waiting;

  /** A room whose stream is read before the restart and after it. */
  final String read;

  private final List<EventStream> presence;
  private final EventStream reader;

  private JsonObject fullBefore = JsonObject.EMPTY_JSON_OBJECT;
  private JsonObject countingBefore = JsonObject.EMPTY_JSON_OBJECT;
  private String messagesBefore = "";
  private final List<Event> readBefore = new ArrayList<>();

  Past(URI base) {
    LobbyClient stranger = LobbyClient.stranger(base);
    ann = stranger.register("Ann");
    ben = stranger.register("Ben");
    cleo = stranger.register("Cleo");
    dan = stranger.register("Dan");
    gone = stranger.register("Gone");
    full = fullRoom();
    counting = ann.makeRoom(game, 2, "{\"countdownSeconds\":300}");
    started = ann.makeStartedRoom(game);
    unlisted = ann.makeRoom(game, 7, "{\"visibility\":\"unlisted\"}");
    waiting = ann.makeRoom(game, 3, "{\"title\":\"waiting\"}");
    read = ann.makeRoom(game, 8);
    presence = List.of(ann.watch(counting), ben.watch(counting));
    ben.sit(counting);
    successful(gone.sit(read));
    successful(gone.delete("api/players/me"));
    reader = cleo.watch(read);
    ben.sit(read);
    for (int i = 0; i < 20; i++) {
      ann.say(read, "before " + i);
    }
  }

  private String fullRoom() {
    String code =
        ann.makeRoom(
            game,
            5,
            "{\"title\":\"Full of things\",\"autoStart\":false,\"minPlayers\":2,"
                + "\"metadata\":{\"map\":\"sea\",\"size\":[3,4]}}");
    successful(ben.post("api/rooms/" + code + "/seats", "{\"team\":\"red\"}"));
    successful(cleo.post("api/rooms/" + code + "/seats", "{\"as\":\"spectator\"}"));
    successful(dan.sit(code));
    put(ben, code + "/seats/me/ready", Json.createObjectBuilder().add("ready", true));
    ann.say(code, "hello");
    ben.say(code, "\u00fcber \u2028 \"all\"");
    successful(
        ann.post("api/rooms/" + code + "/messages", "{\"type\":\"move\",\"data\":{\"x\":1}}"));
    successful(ann.delete("api/rooms/" + code + "/seats/" + dan.id() + "?ban=true"));
    put(ann, code + "/host", Json.createObjectBuilder().add("playerId", ben.id()));
    return code;
  }

  private static void put(LobbyClient by, String path, JsonObjectBuilder body) {
    successful(by.send(by.request("PUT", "api/rooms/" + path, body.build().toString())));
  }

  private static void successful(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isBetween(200, 299);
  }

  /** Notes the last answers; then the test ends the lobby, and calls {@link #ended}. */
  void note() {
    reader.await(
        event -> {
          readBefore.add(event);
          return event.data().getString("text", "").equals("before 19");
        });
    fullBefore = ann.room(full);
    countingBefore = ann.room(counting);
    messagesBefore = messages(ann, full);
    assertThat(countingBefore.getString("phase")).isEqualTo("countdown");
  }

  /** Reads what the lobby sent until its end. */
  void ended() {
    presence.forEach(EventStream::close);
    readBefore.addAll(reader.untilGone());
    readBefore.removeIf(event -> event.name().equals("reconnect"));
  }

  static String messages(LobbyClient client, String code) {
    return client.get("api/rooms/" + code + "/messages").json().getJsonArray("messages").toString();
  }

  JsonObject fullBefore() {
    return fullBefore;
  }

  JsonObject countingBefore() {
    return countingBefore;
  }

  String messagesBefore() {
    return messagesBefore;
  }

  /** Returns what the reader got, without the advice to reconnect. */
  List<Event> readBefore() {
    return readBefore;
  }
}

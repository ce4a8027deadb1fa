package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.codes;
import static org.cometlobby.it.lobby.LobbyContract.refused;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.EventStream.Event;
import org.cometlobby.it.harness.LobbyClient;
import org.junit.jupiter.api.Test;

/** The memory of a lobby with a data directory after its process or its deployment has ended. */
interface SurvivalContract {

  /** Returns what was made before the end. */
  Past past();

  /** Returns the address of the lobby that runs now. */
  URI now();

  private LobbyClient ann() {
    return past().ann.at(now());
  }

  private LobbyClient ben() {
    return past().ben.at(now());
  }

  private LobbyClient stranger() {
    return LobbyClient.stranger(now());
  }

  @Test
  default void aRoomIsAsItWas() {
    JsonObject room = ann().room(past().full);
    assertThat(withoutSigns(room)).isEqualTo(withoutSigns(past().fullBefore()));
    assertThat(room.getString("host")).isEqualTo(past().ben.id());
    assertThat(room.getInt("version"))
        .isGreaterThanOrEqualTo(past().fullBefore().getInt("version"));
  }

  /** Returns a room without its version and its seats' connections, which change by a restart. */
  private static List<String> withoutSigns(JsonObject room) {
    List<String> members = new ArrayList<>();
    room.forEach(
        (name, value) -> {
          if (!Set.of("version", "seats").contains(name)) {
            members.add(name + "=" + value);
          }
        });
    for (JsonObject seat : room.getJsonArray("seats").getValuesAs(JsonValue::asJsonObject)) {
      seat.forEach(
          (name, value) -> {
            if (!name.equals("connected")) {
              members.add(name + "=" + value);
            }
          });
    }
    return members;
  }

  @Test
  default void playersAreKnownByTheirTokensAndHaveTheirRooms() {
    JsonObject me = ann().get("api/players/me").json();
    assertThat(me.getString("id")).isEqualTo(past().ann.id());
    assertThat(me.getString("name")).isEqualTo("Ann");
    assertThat(me.getJsonArray("rooms").toString())
        .contains(
            past().full,
            past().counting,
            past().started,
            past().unlisted,
            past().waiting,
            past().read);
    assertThat(past().dan.at(now()).get("api/players/me").status()).isEqualTo(200);
  }

  @Test
  default void aPlayerWhoHasSignedOutStaysUnknown() {
    refused(401, "no-player", past().gone.at(now()).get("api/players/me"));
    assertThat(LobbyContract.seated(ann().room(past().read))).doesNotContain(past().gone.id());
  }

  @Test
  default void theMessagesAreThere() {
    assertThat(Past.messages(ann(), past().full)).isEqualTo(past().messagesBefore());
  }

  @Test
  default void aBannedPlayerStaysBanned() {
    refused(403, "banned", past().dan.at(now()).sit(past().full));
  }

  @Test
  default void aRunningCountdownGoesOn() {
    JsonObject room = ann().room(past().counting);
    assertThat(room.getString("phase")).isEqualTo("countdown");
    assertThat(room.getString("startsAt")).isEqualTo(past().countingBefore().getString("startsAt"));
  }

  @Test
  default void aStartedRoomStillGivesTickets() {
    assertThat(ann().room(past().started).getString("phase")).isEqualTo("started");
    assertThat(ann().get("api/rooms/" + past().started + "/ticket").status()).isEqualTo(200);
  }

  @Test
  default void thePublicRoomsAreListedAndTheUnlistedRoomIsFoundByItsCode() {
    assertThat(codes(stranger().get("api/rooms?game=" + past().game).json()))
        .contains(past().full, past().counting, past().waiting, past().read)
        .doesNotContain(past().unlisted);
    assertThat(ann().get("api/rooms/" + past().unlisted).status()).isEqualTo(200);
  }

  @Test
  default void aQuickMatchFindsARoom() {
    LobbyClient late = stranger().register("Late");
    try (EventStream there = ann().watch(past().waiting)) {
      assertThat(there.next().name()).isEqualTo("snapshot");
      JsonObject found =
          late.post("api/quick-match", "{\"game\":\"" + past().game + "\",\"maxPlayers\":3}")
              .json();
      assertThat(found.getString("code")).isEqualTo(past().waiting);
      late.leave(past().waiting);
    }
  }

  @Test
  default void aStreamGoesOnAfterItsCursorWithoutAGapAndWithoutARepetition() {
    List<Event> before = past().readBefore();
    Event last = before.get(before.size() - 1);
    String text = "after the restart " + System.nanoTime();
    try (EventStream stream = past().cleo.at(now()).watch(past().read, last.id())) {
      assertThat(ben().say(past().read, text).status()).isEqualTo(202);
      List<Event> after = upTo(stream, text);
      assertThat(after).allMatch(Event::recovered);
      assertThat(after).extracting(Event::name).doesNotContain("snapshot");
      assertConsecutive(last.version(), after);
    }
  }

  @Test
  default void aStreamFromAnEarlyCursorRepeatsExactlyWhatWasSent() {
    List<Event> before = past().readBefore();
    Event first = before.get(0);
    String text = "after the restart " + System.nanoTime();
    try (EventStream stream = past().cleo.at(now()).watch(past().read, first.id())) {
      assertThat(ben().say(past().read, text).status()).isEqualTo(202);
      List<Event> again = upTo(stream, text);
      assertThat(again).allMatch(Event::recovered);
      assertThat(again.subList(0, before.size() - 1)).isEqualTo(before.subList(1, before.size()));
      assertConsecutive(first.version(), again);
    }
  }

  private static List<Event> upTo(EventStream stream, String text) {
    List<Event> events = new ArrayList<>();
    stream.await(
        event -> {
          events.add(event);
          return event.data().getString("text", "").equals(text);
        });
    return events;
  }

  private static void assertConsecutive(int before, List<Event> events) {
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).version()).as("%s", events).isEqualTo(before + i + 1);
    }
  }
}

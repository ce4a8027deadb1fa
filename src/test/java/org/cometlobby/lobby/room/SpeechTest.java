package org.cometlobby.lobby.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.lobby.room.Rooms.HERE;
import static org.cometlobby.lobby.room.Rooms.NOW;
import static org.cometlobby.lobby.room.Rooms.accepted;
import static org.cometlobby.lobby.room.Rooms.sit;

import jakarta.json.JsonValue;
import java.util.Optional;
import org.cometlobby.lobby.room.Command.Say;
import org.cometlobby.lobby.room.Command.Schedule;
import org.cometlobby.lobby.room.Command.TakeSeat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages that a room takes from players and spectators. */
class SpeechTest {

  private static final Player ANN = new Player("ann", "Ann");
  private static final Player BEN = new Player("ben", "Ben");
  private static final Message HELLO = Message.chat("hello");
  private static final Message MOVE = Message.ofGame("move", JsonValue.TRUE);

  @ParameterizedTest
  @CsvSource({
    "NOTHING, false, false",
    "CHAT, true, false",
    "EVERYTHING, true, true",
  })
  void aSpectatorMaySayWhatTheRoomAllows(SpectatorsMay may, boolean chat, boolean move) {
    Room room = watched(may, "eve");
    assertThat(takes(room, new Say("eve", HELLO))).isEqualTo(chat);
    assertThat(takes(room, new Say("eve", MOVE))).isEqualTo(move);
    assertThat(takes(room, later("eve", HELLO))).isEqualTo(chat);
    assertThat(takes(room, later("eve", MOVE))).isEqualTo(move);
    assertThat(takes(room, new Say("ann", MOVE))).isTrue();
    assertThat(takes(room, later("ann", MOVE))).isTrue();
  }

  @Test
  void aRefusedSpectatorIsToldWhy() {
    assertThat(watched(SpectatorsMay.NOTHING, "eve").apply(new Say("eve", HELLO), NOW))
        .isEqualTo(new Outcome.Refused(Refusal.SPECTATOR));
  }

  @Test
  void aMemberHasFewScheduledMessages() {
    Room room = watched(SpectatorsMay.CHAT);
    for (int i = 0; i < Room.MAX_SCHEDULED_BY_ONE; i++) {
      room = after(room, later("ann", HELLO));
    }
    assertThat(room.apply(later("ann", HELLO), NOW))
        .isEqualTo(new Outcome.Refused(Refusal.TOO_MANY_SCHEDULED));
    assertThat(takes(room, later("ben", HELLO))).isTrue();
  }

  @Test
  void spectatorsLeaveHalfOfTheScheduledMessagesToThePlayers() {
    Room room = watched(SpectatorsMay.CHAT, "eve", "fay", "gus");
    for (int i = 0; i < Room.MAX_SCHEDULED_BY_ONE; i++) {
      room = after(after(room, later("eve", HELLO)), later("fay", HELLO));
    }
    assertThat(takes(room, later("gus", HELLO))).isFalse();
    for (int i = 0; i < Room.MAX_SCHEDULED_BY_ONE; i++) {
      room = after(after(room, later("ann", HELLO)), later("ben", HELLO));
    }
    assertThat(room.scheduled()).hasSize(Room.MAX_SCHEDULED);
  }

  @Test
  void aScheduledMessageIsItsSendersInTheRoleOfThatMoment() {
    Room room = after(watched(SpectatorsMay.CHAT, "eve"), later("eve", HELLO));
    room = after(room, sit(new Player("eve", "Eve")));
    Outcome.Accepted sent = accepted(room.apply(new Command.Tick(), NOW.plusSeconds(5)));
    assertThat(sent.changes())
        .extracting(RoomChange::event)
        .singleElement()
        .isInstanceOfSatisfying(
            LobbyEvent.Said.class, said -> assertThat(said.role()).isEqualTo(Role.SPECTATOR));
  }

  private static Room watched(SpectatorsMay may, String... spectators) {
    NewRoom wish =
        new NewRoom(
            "go",
            "",
            2,
            4,
            Visibility.PUBLIC,
            true,
            0,
            may,
            JsonValue.EMPTY_JSON_OBJECT,
            JsonValue.EMPTY_JSON_OBJECT);
    Room room = Rooms.room(wish, ANN, BEN);
    for (String spectator : spectators) {
      Player player = new Player(spectator, spectator);
      room = after(room, new TakeSeat(player, Role.SPECTATOR, Optional.empty(), HERE));
    }
    return room;
  }

  private static Command later(String playerId, Message message) {
    return new Schedule(playerId, message, new Delay(0, 60_000), NOW.plusSeconds(5));
  }

  private static boolean takes(Room room, Command command) {
    return room.apply(command, NOW) instanceof Outcome.Accepted;
  }

  private static Room after(Room room, Command command) {
    return accepted(room.apply(command, NOW)).room();
  }
}

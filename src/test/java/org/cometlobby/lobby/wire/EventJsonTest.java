package org.cometlobby.lobby.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Delay;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.LobbyEvent.Reason;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Role;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.lobby.room.Seat;
import org.cometlobby.multipart.Part;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exact JSON of the wire. */
class EventJsonTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final JsonObject MAP = Json.createObjectBuilder().add("map", "moon").build();
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final Player ANN = new Player("ann", "Ann");
  private static final Player BEN = new Player("ben", "Ben");

  private final Jsonb jsonb = JsonbBuilder.create();
  private final RoomChange created = Rooms.opening("K7QX2M", NewRoom.of("reversi", 2), ANN).get(0);

  @AfterEach
  void close() throws Exception {
    jsonb.close();
  }

  @Test
  void aNewRoomIsASnapshotWithoutAbsentFields() {
    assertThat(EventJson.of(created, CLOCK).name()).isEqualTo("snapshot");
    assertThat(jsonb.toJson(EventJson.of(created, CLOCK).data()))
        .isEqualTo(
            "{\"code\":\"K7QX2M\",\"game\":\"reversi\",\"title\":\"reversi\","
                + "\"visibility\":\"public\",\"phase\":\"waiting\",\"minPlayers\":2,"
                + "\"maxPlayers\":2,\"autoStart\":true,\"spectatorsMay\":\"chat\",\"host\":\"ann\",\"seats\":["
                + "{\"playerId\":\"ann\",\"name\":\"Ann\",\"ready\":false,\"connected\":true}],"
                + "\"spectators\":0,\"metadata\":{},\"version\":1}");
  }

  @Test
  void aSummaryCountsTheSeats() {
    assertThat(jsonb.toJson(RoomListJson.of(List.of(created.room()), 7, Optional.of("x"))))
        .isEqualTo(
            "{\"rooms\":[{\"code\":\"K7QX2M\",\"game\":\"reversi\",\"title\":\"reversi\","
                + "\"visibility\":\"public\",\"phase\":\"waiting\",\"minPlayers\":2,"
                + "\"maxPlayers\":2,\"autoStart\":true,\"host\":\"ann\",\"seated\":1,"
                + "\"spectators\":0,\"version\":1}],\"total\":7,\"next\":\"x\"}");
  }

  @Test
  void theLastWindowOfAListHasNoCursor() {
    assertThat(jsonb.toJson(RoomListJson.of(List.of(), 7, Optional.empty())))
        .isEqualTo("{\"rooms\":[],\"total\":7}");
  }

  @Test
  void everyEventIsAFlatObjectWithTheVersionAfterIt() {
    List<RoomChange> filled = changes(created.room(), Rooms.sit(BEN));
    assertThat(wire(filled.get(0)))
        .isEqualTo(
            "joined {\"playerId\":\"ben\",\"name\":\"Ben\",\"as\":\"player\",\"ready\":false,"
                + "\"connected\":true,\"spectators\":0,\"version\":2}");
    assertThat(wire(filled.get(1)))
        .isEqualTo(
            "start {\"startsAt\":\"2026-11-23T12:00:00Z\",\"startsInMillis\":0,\"version\":3}");
    List<RoomChange> hostLeft = changes(filled.get(1).room(), new Command.LeaveSeat("ann"));
    assertThat(wire(hostLeft.get(0))).isEqualTo("host {\"playerId\":\"ben\",\"version\":4}");
    assertThat(wire(hostLeft.get(1)))
        .isEqualTo(
            "left {\"playerId\":\"ann\",\"name\":\"Ann\",\"as\":\"player\",\"reason\":\"left\",\"version\":5}");
    List<RoomChange> over = changes(hostLeft.get(1).room(), new Command.LeaveSeat("ben"));
    assertThat(wire(over.get(1))).isEqualTo("closed {\"version\":7}");
  }

  @Test
  void theActionsOfPlayersAreWrittenInFull() {
    Room room = Rooms.room(Rooms.wish(2, 3, true, 5), ANN, BEN);
    assertThat(wire(room, new Command.SetReady("ben", true)))
        .containsExactly("ready {\"playerId\":\"ben\",\"ready\":true,\"version\":3}");
    assertThat(wire(room, new Command.Start("ann")))
        .containsExactly(
            "countdown {\"startsAt\":\"2026-11-23T12:00:05Z\",\"startsInMillis\":5000,"
                + "\"version\":3}");
    assertThat(
            wire(
                changes(room, new Command.Start("ann")).get(0).room(),
                new Command.SetReady("ben", false)))
        .containsExactly("countdown-cancelled {\"version\":4}");
    assertThat(wire(room, new Command.Disconnect("ben", Rooms.GRACE)))
        .containsExactly("connection {\"playerId\":\"ben\",\"connected\":false,\"version\":3}");
    assertThat(wire(room, new Command.TransferHost("ann", "ben")))
        .containsExactly("host {\"playerId\":\"ben\",\"version\":3}");
    assertThat(wire(room, new Command.Kick("ann", "ben", true)))
        .containsExactly(
            "left {\"playerId\":\"ben\",\"name\":\"Ben\",\"as\":\"player\",\"reason\":\"banned\","
                + "\"version\":3}");
    assertThat(wire(room, new Command.TakeSeat(BEN, Role.PLAYER, Optional.of("red"), Rooms.HERE)))
        .containsExactly("team {\"playerId\":\"ben\",\"team\":\"red\",\"version\":3}");
    assertThat(wire(room, new Command.SetMetadata("ann", MAP)))
        .containsExactly("metadata {\"metadata\":{\"map\":\"moon\"},\"version\":3}");
    assertThat(wire(room, new Command.Say("ben", Message.chat("hello"))))
        .containsExactly(
            "message {\"playerId\":\"ben\",\"name\":\"Ben\",\"role\":\"player\",\"type\":\"chat\","
                + "\"text\":\"hello\",\"version\":3}");
    assertThat(wire(room, new Command.Say("ben", Message.ofGame("move", MAP))))
        .containsExactly(
            "message {\"playerId\":\"ben\",\"name\":\"Ben\",\"role\":\"player\",\"type\":\"move\","
                + "\"data\":{\"map\":\"moon\"},\"version\":3}");
  }

  @Test
  void aScheduledMessageIsAnnouncedWithoutItsDataAndItsMoment() {
    Room room = Rooms.room(Rooms.wish(2, 3, true, 5), ANN, BEN);
    Command schedule =
        new Command.Schedule(
            "ben", Message.ofGame("draw", MAP), new Delay(2_000, 6_000), NOW.plusSeconds(3));
    assertThat(wire(room, schedule))
        .containsExactly(
            "scheduled {\"playerId\":\"ben\",\"name\":\"Ben\",\"role\":\"player\",\"type\":\"draw\","
                + "\"afterMillis\":{\"from\":2000,\"to\":6000},\"version\":3}");
    Room waiting = changes(room, schedule).get(0).room();
    assertThat(
            ((Outcome.Accepted) waiting.apply(new Command.Tick(), NOW.plusSeconds(3)))
                .changes().stream().map(this::wire))
        .containsExactly(
            "message {\"playerId\":\"ben\",\"name\":\"Ben\",\"role\":\"player\",\"type\":\"draw\","
                + "\"data\":{\"map\":\"moon\"},\"scheduled\":3,\"version\":4}");
  }

  @Test
  void everyKindOfEventHasItsName() {
    Room room = created.room();
    Seat seat = room.seats().get(0);
    Map<LobbyEvent, String> names =
        Map.ofEntries(
            Map.entry(new LobbyEvent.Created(), "snapshot"),
            Map.entry(new LobbyEvent.Joined(seat, Role.PLAYER), "joined"),
            Map.entry(new LobbyEvent.Left("ann", "Ann", Role.PLAYER, Reason.LEFT), "left"),
            Map.entry(new LobbyEvent.TeamChanged("ann", Optional.of("red")), "team"),
            Map.entry(new LobbyEvent.ReadyChanged("ann", true), "ready"),
            Map.entry(new LobbyEvent.ConnectionChanged("ann", true), "connection"),
            Map.entry(new LobbyEvent.HostChanged("ann"), "host"),
            Map.entry(new LobbyEvent.MetadataChanged(), "metadata"),
            Map.entry(
                new LobbyEvent.Said(
                    "ann", "Ann", Role.PLAYER, Message.chat("hello"), OptionalLong.empty()),
                "message"),
            Map.entry(
                new LobbyEvent.MessageScheduled("ann", "Ann", Role.PLAYER, "draw", new Delay(1, 2)),
                "scheduled"),
            Map.entry(new LobbyEvent.CountdownStarted(NOW), "countdown"),
            Map.entry(new LobbyEvent.CountdownCancelled(), "countdown-cancelled"),
            Map.entry(new LobbyEvent.Started(NOW), "start"),
            Map.entry(new LobbyEvent.Closed(), "closed"));
    assertThat(names.keySet().stream().<Class<?>>map(Object::getClass))
        .as("a sample of each kind")
        .containsExactlyInAnyOrder(LobbyEvent.class.getPermittedSubclasses());
    names.forEach(
        (event, name) ->
            assertThat(EventJson.of(new RoomChange(event, room), CLOCK).name()).isEqualTo(name));
  }

  private List<String> wire(Room room, Command command) {
    return changes(room, command).stream().map(this::wire).toList();
  }

  private String wire(RoomChange change) {
    EventJson event = EventJson.of(change, CLOCK);
    return event.name() + " " + jsonb.toJson(event.data());
  }

  private static List<RoomChange> changes(Room room, Command command) {
    return ((Outcome.Accepted) room.apply(command, NOW)).changes();
  }

  @ParameterizedTest
  @CsvSource({
    "left, p1, kicked, true",
    "left, p1, banned, true",
    "left, p1, timeout, false",
    "left, p1, left, false",
    "left, p2, kicked, false",
    "message, p1, kicked, false"
  })
  void aKickIsOfItsPlayer(String event, String playerId, String reason, boolean expected) {
    String data = "{\"playerId\":\"" + playerId + "\",\"reason\":\"" + reason + "\"}";
    assertThat(EventJson.isKick(Entry.of(7, "ab12z", event, Part.json(data)), "p1"))
        .isEqualTo(expected);
  }
}

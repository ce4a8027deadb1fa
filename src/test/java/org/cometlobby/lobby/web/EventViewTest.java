package org.cometlobby.lobby.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.util.List;
import org.cometlobby.lobby.Command;
import org.cometlobby.lobby.NewRoom;
import org.cometlobby.lobby.Outcome;
import org.cometlobby.lobby.Player;
import org.cometlobby.lobby.Room;
import org.cometlobby.lobby.RoomChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The exact JSON of the wire. */
class EventViewTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Player ANN = new Player("ann", "Ann");
  private static final Player BEN = new Player("ben", "Ben");

  private final Jsonb jsonb = JsonbBuilder.create();
  private final RoomChange created = Room.open("K7QX2M", NewRoom.of("reversi", 2), ANN, NOW).get(0);

  @AfterEach
  void close() throws Exception {
    jsonb.close();
  }

  @Test
  void aNewRoomIsASnapshotAndWhatIsAbsentIsNotWritten() {
    assertThat(EventView.of(created).name()).isEqualTo("snapshot");
    assertThat(jsonb.toJson(EventView.of(created).data()))
        .isEqualTo(
            "{\"code\":\"K7QX2M\",\"game\":\"reversi\",\"title\":\"reversi\","
                + "\"visibility\":\"public\",\"phase\":\"waiting\",\"minPlayers\":2,"
                + "\"maxPlayers\":2,\"autoStart\":true,\"host\":\"ann\",\"seats\":["
                + "{\"playerId\":\"ann\",\"name\":\"Ann\",\"ready\":false,\"connected\":true}],"
                + "\"spectators\":0,\"metadata\":{},\"version\":1}");
  }

  @Test
  void aSummaryCountsTheSeats() {
    assertThat(jsonb.toJson(RoomList.of(List.of(created.room()))))
        .isEqualTo(
            "{\"rooms\":[{\"code\":\"K7QX2M\",\"game\":\"reversi\",\"title\":\"reversi\","
                + "\"visibility\":\"public\",\"phase\":\"waiting\",\"minPlayers\":2,"
                + "\"maxPlayers\":2,\"autoStart\":true,\"host\":\"ann\",\"seated\":1,"
                + "\"spectators\":0,\"version\":1}]}");
  }

  @Test
  void everyEventIsAFlatObjectWithTheVersionAfterIt() {
    List<RoomChange> filled = changes(created.room(), new Command.TakeSeat(BEN));
    assertThat(wire(filled.get(0)))
        .isEqualTo(
            "joined {\"playerId\":\"ben\",\"name\":\"Ben\",\"ready\":false,"
                + "\"connected\":true,\"version\":2}");
    assertThat(wire(filled.get(1)))
        .isEqualTo("start {\"startedAt\":\"2026-11-23T12:00:00Z\",\"version\":3}");
    List<RoomChange> hostLeft = changes(filled.get(1).room(), new Command.LeaveSeat("ann"));
    assertThat(wire(hostLeft.get(0))).isEqualTo("host {\"playerId\":\"ben\",\"version\":4}");
    assertThat(wire(hostLeft.get(1)))
        .isEqualTo(
            "left {\"playerId\":\"ann\",\"name\":\"Ann\",\"reason\":\"left\",\"version\":5}");
    List<RoomChange> over = changes(hostLeft.get(1).room(), new Command.LeaveSeat("ben"));
    assertThat(wire(over.get(1))).isEqualTo("closed {\"version\":7}");
  }

  private String wire(RoomChange change) {
    EventView event = EventView.of(change);
    return event.name() + " " + jsonb.toJson(event.data());
  }

  private static List<RoomChange> changes(Room room, Command command) {
    return ((Outcome.Accepted) room.apply(command, NOW)).changes();
  }
}

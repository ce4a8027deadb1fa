package org.cometlobby.lobby.wire;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.room.JsonText;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.Role;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.lobby.room.Seat;

/**
 * An event of a room's stream: its name, and its data, which JSON-B writes as a flat object with
 * the room's {@code version} after it.
 */
public record EventJson(String name, Object data) {

  // The static methods of Json look their provider up each time.
  private static final JsonProvider JSON = JsonProvider.provider();

  private static final Set<String> KICKS =
      Set.of(EnumNames.name(LobbyEvent.Reason.KICKED), EnumNames.name(LobbyEvent.Reason.BANNED));

  /**
   * The data of {@code joined}: a seat, or a spectator.
   *
   * @param spectators the number of spectators; one less if a spectator took a seat
   */
  @JsonbPropertyOrder({
    "playerId",
    "name",
    "as",
    "team",
    "ready",
    "connected",
    "spectators",
    "version"
  })
  public record Joined(
      String playerId,
      String name,
      String as,
      Optional<String> team,
      boolean ready,
      boolean connected,
      int spectators,
      long version) {}

  /** The data of {@code left}. */
  @JsonbPropertyOrder({"playerId", "name", "as", "reason", "version"})
  public record Left(String playerId, String name, String as, String reason, long version) {}

  /** The data of {@code team}: the player's new team. */
  @JsonbPropertyOrder({"playerId", "team", "version"})
  public record Team(String playerId, Optional<String> team, long version) {}

  /** The data of {@code ready}. */
  @JsonbPropertyOrder({"playerId", "ready", "version"})
  public record Ready(String playerId, boolean ready, long version) {}

  /** The data of {@code connection}. */
  @JsonbPropertyOrder({"playerId", "connected", "version"})
  public record Connection(String playerId, boolean connected, long version) {}

  /** The data of {@code host}: the new host. */
  @JsonbPropertyOrder({"playerId", "version"})
  public record Host(String playerId, long version) {}

  /** The data of {@code metadata}. */
  @JsonbPropertyOrder({"metadata", "version"})
  public record Metadata(JsonObject metadata, long version) {}

  /**
   * The data of {@code message}: a text for a line of chat, else the game's data.
   *
   * @param role the sender's role when the message was sent
   * @param scheduled the version of the {@code scheduled} event that announced it
   */
  @JsonbPropertyOrder({"playerId", "name", "role", "type", "text", "data", "scheduled", "version"})
  public record Said(
      String playerId,
      String name,
      String role,
      String type,
      Optional<String> text,
      Optional<JsonValue> data,
      OptionalLong scheduled,
      long version) {

    public static Said of(LobbyEvent.Said said, long version) {
      Message message = said.message();
      return new Said(
          said.playerId(),
          said.name(),
          EnumNames.name(said.role()),
          message.type(),
          message.text(),
          message.data().map(JsonText::value),
          said.scheduled(),
          version);
    }
  }

  /** The data of {@code scheduled}: the sender, the type, and the bounds of the moment. */
  @JsonbPropertyOrder({"playerId", "name", "role", "type", "afterMillis", "version"})
  public record Scheduled(
      String playerId, String name, String role, String type, After afterMillis, long version) {

    /** The bounds, in milliseconds. */
    @JsonbPropertyOrder({"from", "to"})
    public record After(int from, int to) {}

    public static Scheduled of(LobbyEvent.MessageScheduled event, long version) {
      After after = new After(event.delay().from(), event.delay().to());
      return new Scheduled(
          event.playerId(),
          event.name(),
          EnumNames.name(event.role()),
          event.type(),
          after,
          version);
    }
  }

  /**
   * The data of {@code countdown} and {@code start}: the instant, and the time to it when the event
   * was written.
   */
  @JsonbPropertyOrder({"startsAt", "startsInMillis", "version"})
  public record Start(String startsAt, long startsInMillis, long version) {}

  /**
   * The data of {@code countdown-cancelled}, and of {@code closed}, after which the stream ends.
   */
  public record Bare(long version) {}

  /**
   * @param clock for the time to the start
   */
  public static EventJson of(RoomChange change, InstantSource clock) {
    LobbyEvent event = change.event();
    Room room = change.room();
    long version = room.version();
    if (event instanceof LobbyEvent.Joined joined) {
      return new EventJson("joined", joined(joined.seat(), joined.role(), room));
    }
    if (event instanceof LobbyEvent.Left left) {
      return new EventJson(
          "left",
          new Left(
              left.playerId(),
              left.name(),
              EnumNames.name(left.role()),
              EnumNames.name(left.reason()),
              version));
    }
    if (event instanceof LobbyEvent.TeamChanged team) {
      return new EventJson("team", new Team(team.playerId(), team.team(), version));
    }
    if (event instanceof LobbyEvent.ReadyChanged ready) {
      return new EventJson("ready", new Ready(ready.playerId(), ready.ready(), version));
    }
    if (event instanceof LobbyEvent.ConnectionChanged connection) {
      return new EventJson(
          "connection", new Connection(connection.playerId(), connection.connected(), version));
    }
    if (event instanceof LobbyEvent.HostChanged host) {
      return new EventJson("host", new Host(host.playerId(), version));
    }
    if (event instanceof LobbyEvent.MetadataChanged) {
      return new EventJson("metadata", new Metadata(room.metadata().object(), version));
    }
    if (event instanceof LobbyEvent.Said said) {
      return new EventJson("message", Said.of(said, version));
    }
    if (event instanceof LobbyEvent.MessageScheduled scheduled) {
      return new EventJson("scheduled", Scheduled.of(scheduled, version));
    }
    if (event instanceof LobbyEvent.CountdownStarted countdown) {
      return new EventJson("countdown", start(countdown.startsAt(), clock, version));
    }
    if (event instanceof LobbyEvent.CountdownCancelled) {
      return new EventJson("countdown-cancelled", new Bare(version));
    }
    if (event instanceof LobbyEvent.Started started) {
      return new EventJson("start", start(started.at(), clock, version));
    }
    if (event instanceof LobbyEvent.Closed) {
      return new EventJson("closed", new Bare(version));
    }
    if (event instanceof LobbyEvent.Created) {
      return new EventJson("snapshot", RoomJson.of(room));
    }
    throw new IllegalArgumentException("No JSON for " + event);
  }

  /** Returns whether an entry of a room's journal says that the host kicked or banned a player. */
  public static boolean isKick(Entry entry, String playerId) {
    String data = entry.event().equals(Optional.of("left")) ? entry.part().text() : "";
    // First, because in a large room many readers ask of each player who leaves.
    if (!data.contains(playerId)) {
      return false;
    }
    try (JsonReader reader = JSON.createReader(new StringReader(data))) {
      JsonObject left = reader.readObject();
      return left.getString("playerId").equals(playerId)
          && KICKS.contains(left.getString("reason"));
    }
  }

  private static Joined joined(Seat seat, Role role, Room room) {
    return new Joined(
        seat.playerId(),
        seat.name(),
        EnumNames.name(role),
        seat.team(),
        seat.ready(),
        seat.connected(),
        room.spectators().size(),
        room.version());
  }

  private static Start start(Instant at, InstantSource clock, long version) {
    long millis = Math.max(0, Duration.between(clock.instant(), at).toMillis());
    return new Start(at.toString(), millis, version);
  }
}

package org.cometlobby.lobby.room;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A builder of the room after the next event, with one method for each kind of change. */
final class RoomBuilder {

  private final Room before;
  private Phase phase;
  private Optional<String> host;
  private List<Seat> seats;
  private List<Seat> spectators;
  private Set<String> banned;
  private Optional<Instant> startsAt;
  private JsonObject metadata;
  private JsonObject attributes;
  private List<ScheduledMessage> scheduled;

  RoomBuilder(Room before) {
    this.before = before;
    this.phase = before.phase();
    this.host = before.host();
    this.seats = before.seats();
    this.spectators = before.spectators();
    this.banned = before.banned();
    this.startsAt = before.startsAt();
    this.metadata = before.metadata();
    this.attributes = before.attributes();
    this.scheduled = before.scheduled();
  }

  RoomBuilder phase(Phase next) {
    phase = next;
    return this;
  }

  RoomBuilder startsAt(Optional<Instant> next) {
    startsAt = next;
    return this;
  }

  RoomBuilder host(Optional<String> next) {
    host = next;
    return this;
  }

  RoomBuilder metadata(JsonObject next) {
    metadata = next;
    return this;
  }

  RoomBuilder attributes(JsonObject next) {
    attributes = next;
    return this;
  }

  RoomBuilder schedule(ScheduledMessage message) {
    scheduled = Stream.concat(scheduled.stream(), Stream.of(message)).toList();
    return this;
  }

  RoomBuilder unschedule(ScheduledMessage message) {
    scheduled = scheduled.stream().filter(other -> other.number() != message.number()).toList();
    return this;
  }

  RoomBuilder ban(String playerId) {
    banned = new HashSet<>(banned);
    banned.add(playerId);
    return this;
  }

  /** Adds a place. A spectator who takes a seat loses the place as a spectator. */
  RoomBuilder add(Seat seat, Role role) {
    spectators = without(spectators, seat.playerId());
    if (role == Role.PLAYER) {
      seats = Stream.concat(seats.stream(), Stream.of(seat)).toList();
    } else {
      spectators = Stream.concat(spectators.stream(), Stream.of(seat)).toList();
    }
    return this;
  }

  RoomBuilder remove(String playerId) {
    seats = without(seats, playerId);
    spectators = without(spectators, playerId);
    return this;
  }

  RoomBuilder removeEverybody() {
    host = Optional.empty();
    seats = List.of();
    spectators = List.of();
    return this;
  }

  /** Changes the place of a member. */
  RoomBuilder place(String playerId, UnaryOperator<Seat> change) {
    UnaryOperator<Seat> ofPlayer =
        seat -> seat.playerId().equals(playerId) ? change.apply(seat) : seat;
    seats = seats.stream().map(ofPlayer).toList();
    spectators = spectators.stream().map(ofPlayer).toList();
    return this;
  }

  Room build() {
    return new Room(
        before.code(),
        before.game(),
        before.title(),
        before.visibility(),
        phase,
        before.minPlayers(),
        before.maxPlayers(),
        before.autoStart(),
        before.countdownSeconds(),
        host,
        seats,
        spectators,
        banned,
        startsAt,
        metadata,
        attributes,
        scheduled,
        before.createdAt(),
        before.version() + 1);
  }

  private static List<Seat> without(List<Seat> places, String playerId) {
    return places.stream().filter(seat -> !seat.playerId().equals(playerId)).toList();
  }
}

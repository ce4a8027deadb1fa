package org.cometlobby.lobby.room;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A builder of the room after the next event, with one method for each kind of change. */
final class RoomBuilder {

  private final Room before;
  private Phase phase;
  private Optional<String> host;
  private List<Seat> seats;
  private List<Seat> spectators;
  private List<String> banned;
  private List<String> sentAway;
  private boolean startDue;
  private Optional<Instant> startsAt;
  private JsonText metadata;
  private List<ScheduledMessage> scheduled;
  private Instant activeAt;
  private boolean visited;

  RoomBuilder(Room before) {
    this.before = before;
    this.phase = before.phase();
    this.host = before.host();
    this.seats = before.seats();
    this.spectators = before.spectators();
    this.banned = before.banned();
    this.sentAway = before.sentAway();
    this.startDue = before.startDue();
    this.startsAt = before.startsAt();
    this.metadata = before.metadata();
    this.scheduled = before.scheduled();
    this.activeAt = before.activeAt();
    this.visited = before.visited();
  }

  RoomBuilder phase(Phase next) {
    phase = next;
    return this;
  }

  RoomBuilder startDue(boolean next) {
    startDue = next;
    return this;
  }

  RoomBuilder activeAt(Instant next) {
    activeAt = next;
    return this;
  }

  RoomBuilder startsAt(Optional<Instant> next) {
    startsAt = next;
    return this;
  }

  /** Moves the start and the scheduled messages; each place has a deadline of its own. */
  RoomBuilder deadlinesEarlier(Duration time) {
    startsAt = startsAt.map(at -> at.minus(time));
    scheduled = scheduled.stream().map(message -> message.earlier(time)).toList();
    return this;
  }

  RoomBuilder host(Optional<String> next) {
    host = next;
    return this;
  }

  RoomBuilder metadata(JsonText next) {
    metadata = next;
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

  /** Adds a ban, and lifts the oldest one of too many. */
  RoomBuilder ban(String playerId) {
    banned = withLatest(banned, playerId);
    return this;
  }

  /** Adds a kick, and forgets the oldest one of too many. */
  RoomBuilder sendAway(String playerId) {
    sentAway = withLatest(sentAway, playerId);
    return this;
  }

  /**
   * Adds a newcomer's place. A spectator who takes a seat loses the place as a spectator. Every
   * newcomer is a visitor: the room closes when its maker leaves it alone.
   */
  RoomBuilder add(Seat seat, Role role) {
    spectators = without(spectators, seat.playerId());
    if (role == Role.PLAYER) {
      seats = with(seats, seats.size(), seat);
      visited = true;
    } else {
      spectators = with(spectators, spectators.size(), seat);
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
    seats = changed(seats, playerId, change);
    spectators = changed(spectators, playerId, change);
    return this;
  }

  /** Changes every place. */
  RoomBuilder places(UnaryOperator<Seat> change) {
    seats = seats.stream().map(change).toList();
    spectators = spectators.stream().map(change).toList();
    return this;
  }

  /** Builds the room after the event. */
  Room build() {
    return build(before.version() + 1);
  }

  /** Builds the room after a change that no client is told. */
  Room buildSilently() {
    return build(before.version());
  }

  private Room build(long version) {
    return new Room(
        before.setup(),
        phase,
        host,
        seats,
        spectators,
        banned,
        sentAway,
        startDue,
        startsAt,
        metadata,
        scheduled,
        activeAt,
        visited,
        version);
  }

  private static List<String> withLatest(List<String> playerIds, String playerId) {
    List<String> others = playerIds.stream().filter(id -> !id.equals(playerId)).toList();
    return Stream.concat(
            others.stream().skip(Math.max(0, others.size() + 1 - Room.MAX_BANNED)),
            Stream.of(playerId))
        .toList();
  }

  private static List<Seat> without(List<Seat> places, String playerId) {
    return Room.indexOf(places, playerId) < 0
        ? places
        : places.stream().filter(seat -> !seat.playerId().equals(playerId)).toList();
  }

  private static List<Seat> changed(
      List<Seat> places, String playerId, UnaryOperator<Seat> change) {
    int index = Room.indexOf(places, playerId);
    return index < 0 ? places : with(places, index, change.apply(places.get(index)));
  }

  /** Sets the place at an index, or adds one at the end. */
  private static List<Seat> with(List<Seat> places, int index, Seat seat) {
    Seat[] copy = places.toArray(new Seat[Math.max(places.size(), index + 1)]);
    copy[index] = seat;
    // Not Stream.toList(): List.copyOf in the room would copy its list again.
    return List.of(copy);
  }
}

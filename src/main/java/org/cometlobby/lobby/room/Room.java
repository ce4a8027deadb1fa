package org.cometlobby.lobby.room;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A room at one moment. Immutable and pure: {@link #apply} turns a command into events and the room
 * after them. Knows no store, thread or clock.
 *
 * @param host the host's player id; empty once the room is empty
 * @param seats in the order in which they were taken
 * @param spectators in the order in which they joined
 * @param banned the ids of the banned players, in the order of their bans
 * @param sentAway the ids of the players who were kicked and not banned, whom no quick match puts
 *     here again; in the order of their kicks
 * @param startDue whether the room starts as soon as everybody in it is there
 * @param startsAt the time of the start, known from the countdown on
 * @param scheduled scheduled messages, in the order of their announcements
 * @param activeAt when something last happened in the room, apart from players' connections
 * @param visited whether a player other than the maker has ever had a seat
 * @param version the number of the last event, 1 for a new room
 */
public record Room(
    RoomSetup setup,
    Phase phase,
    Optional<String> host,
    List<Seat> seats,
    List<Seat> spectators,
    List<String> banned,
    List<String> sentAway,
    boolean startDue,
    Optional<Instant> startsAt,
    JsonText metadata,
    List<ScheduledMessage> scheduled,
    Instant activeAt,
    boolean visited,
    long version) {

  /** The most spectators; an operator may allow fewer. */
  public static final int MAX_SPECTATORS = 1_000;

  /** The most scheduled messages. */
  public static final int MAX_SCHEDULED = 16;

  /** The most scheduled messages of one member. */
  public static final int MAX_SCHEDULED_BY_ONE = 4;

  /** The most banned players; one more lifts the oldest ban. The same holds for kicks. */
  public static final int MAX_BANNED = 1_000;

  /**
   * @throws IllegalArgumentException for an invalid room: more players than seats, or a host
   *     without a seat
   */
  public Room {
    seats = List.copyOf(seats);
    spectators = List.copyOf(spectators);
    banned = List.copyOf(banned);
    sentAway = List.copyOf(sentAway);
    scheduled = List.copyOf(scheduled);
    if (seats.size() > setup.maxPlayers()) {
      throw new IllegalArgumentException(
          "Room " + setup.code() + " has " + setup.maxPlayers() + " seats, not " + seats.size());
    }
    if (seats.isEmpty() ? host.isPresent() : host.flatMap(placeIn(seats)).isEmpty()) {
      throw new IllegalArgumentException(
          "The host of room " + setup.code() + " has to have a seat");
    }
  }

  public String code() {
    return setup.code();
  }

  public String life() {
    return setup.life();
  }

  public String game() {
    return setup.game();
  }

  public String title() {
    return setup.title();
  }

  public Visibility visibility() {
    return setup.visibility();
  }

  public int minPlayers() {
    return setup.minPlayers();
  }

  public int maxPlayers() {
    return setup.maxPlayers();
  }

  public boolean autoStart() {
    return setup.autoStart();
  }

  public int countdownSeconds() {
    return setup.countdownSeconds();
  }

  public Instant createdAt() {
    return setup.createdAt();
  }

  /**
   * Opens a room, with its maker in the first seat and as host.
   *
   * @return the events in order, beginning with {@link LobbyEvent.Created}
   * @throws IllegalArgumentException when the wish is not within its bounds
   */
  public static List<RoomChange> open(
      String code, String life, NewRoom wish, Player maker, Arrival arrival, Instant now) {
    Seat seat =
        Seat.of(maker, 1, Optional.empty(), now, arrival.makerGivenUpAt(now))
            .withWish(JsonText.of(wish.attributes()));
    Room room =
        new Room(
            RoomSetup.of(code, life, wish, now),
            Phase.WAITING,
            Optional.of(maker.id()),
            List.of(seat),
            List.of(),
            List.of(),
            List.of(),
            wish.autoStart() && wish.maxPlayers() == 1,
            Optional.empty(),
            JsonText.of(wish.metadata()),
            List.of(),
            now,
            false,
            1);
    return RoomRules.opening(room, now);
  }

  /**
   * Returns the room after a restart of the process, which ended all streams. Its connected members
   * count as connected until they have had the time to come back, and everybody's grace begins
   * again. No client is told, so the version stays the same. If the last event lies in the future
   * by a clock that has gone back, it counts as now, and all deadlines keep their distance to it.
   *
   * @param await the time for clients to open their streams again
   */
  public Room afterRestart(Instant now, Grace grace, Duration await) {
    return ConnectionRules.afterRestart(this, now, grace, await);
  }

  /** Applies a command, or refuses it. */
  public Outcome apply(Command command, Instant now) {
    return RoomRules.apply(this, command, now);
  }

  public Optional<Seat> seatOf(String playerId) {
    return placeIn(seats).apply(playerId);
  }

  /** Returns the seat of a player, or the place of a spectator. */
  public Optional<Seat> memberOf(String playerId) {
    return seatOf(playerId).or(() -> placeIn(spectators).apply(playerId));
  }

  public boolean isHost(String playerId) {
    return host.filter(playerId::equals).isPresent();
  }

  /** Returns whether a quick match may put the player here: not one who was sent away. */
  public boolean mayBeMatchedWith(String playerId) {
    return !banned.contains(playerId) && !sentAway.contains(playerId);
  }

  public boolean isFull() {
    return seats.size() == maxPlayers();
  }

  /** Returns the lowest free seat number. */
  int freeNumber() {
    BitSet taken = new BitSet();
    seats.forEach(seat -> taken.set(seat.number()));
    return taken.nextClearBit(1);
  }

  /** Returns whether a new player could take a seat. */
  public boolean isOpen() {
    return isBeforeStart() && !isFull();
  }

  /** Returns whether the room waits or counts down. */
  public boolean isBeforeStart() {
    return phase == Phase.WAITING || phase == Phase.COUNTDOWN;
  }

  /** Returns whether the room has enough players, and all are ready. */
  boolean isReady() {
    return seats.size() >= minPlayers() && seats.stream().allMatch(Seat::ready);
  }

  /** Returns whether every player has an open stream. */
  public boolean isEverybodyThere() {
    return seats.stream().allMatch(Seat::isThere);
  }

  /**
   * Returns the next instant at which a {@link Command.Tick} changes the room: the start, a
   * message, the end of a wait, a place to be given up, or the close. The room never expires.
   */
  public Optional<Instant> nextDeadline() {
    return Deadlines.next(this);
  }

  /** Returns the next deadline of a room that expires. */
  public Optional<Instant> nextDeadline(Expiry expiry) {
    if (phase == Phase.CLOSED) {
      return Optional.empty();
    }
    Instant expires = expiry.of(this);
    return Optional.of(nextDeadline().filter(at -> at.isBefore(expires)).orElse(expires));
  }

  Stream<Seat> members() {
    return Stream.concat(seats.stream(), spectators.stream());
  }

  /** Returns a builder of this room one event later. */
  RoomBuilder next() {
    return new RoomBuilder(this);
  }

  private static Function<String, Optional<Seat>> placeIn(List<Seat> places) {
    return playerId -> {
      int index = indexOf(places, playerId);
      return index < 0 ? Optional.empty() : Optional.of(places.get(index));
    };
  }

  /** Returns the index of a player's place, -1 without one. */
  static int indexOf(List<Seat> places, String playerId) {
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).playerId().equals(playerId)) {
        return i;
      }
    }
    return -1;
  }
}

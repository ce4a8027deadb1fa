package org.cometlobby.lobby.room;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A room at one moment. Immutable and pure: a command leads to another room and to the events that
 * say how it came to be, by {@link #apply}; nothing here knows a store, a thread or a clock.
 *
 * @param code what it is called, see {@link RoomCode}
 * @param countdownSeconds how long it counts before it starts
 * @param host the id of the player who may start it; nobody once it is empty
 * @param seats in the order in which they were taken
 * @param spectators who watches, in the order in which they came
 * @param banned the ids of players who may not come back
 * @param startsAt when it starts, while it counts down; when it started, after that
 * @param attributes what a quick match compares
 * @param scheduled messages that wait for their time, in the order in which they were announced
 * @param version the number of the event that led to it: 1 when it is new
 */
public record Room(
    String code,
    String game,
    String title,
    Visibility visibility,
    Phase phase,
    int minPlayers,
    int maxPlayers,
    boolean autoStart,
    int countdownSeconds,
    Optional<String> host,
    List<Seat> seats,
    List<Seat> spectators,
    Set<String> banned,
    Optional<Instant> startsAt,
    JsonObject metadata,
    JsonObject attributes,
    List<ScheduledMessage> scheduled,
    Instant createdAt,
    long version) {

  /** How many may watch at most; an operator may allow less. */
  public static final int MAX_SPECTATORS = 1_000;

  /** How many messages may wait for their time. */
  public static final int MAX_SCHEDULED = 16;

  /**
   * @throws IllegalArgumentException when this can't be a room: more seats taken than there are, a
   *     host without a seat, bounds that exclude each other
   */
  public Room {
    seats = List.copyOf(seats);
    spectators = List.copyOf(spectators);
    banned = Set.copyOf(banned);
    scheduled = List.copyOf(scheduled);
    if (minPlayers < 1 || maxPlayers < minPlayers || maxPlayers > NewRoom.MAX_PLAYERS) {
      throw new IllegalArgumentException(
          "Room " + code + " can't be for " + minPlayers + " to " + maxPlayers + " players");
    }
    if (seats.size() > maxPlayers) {
      throw new IllegalArgumentException(
          "Room " + code + " has " + maxPlayers + " seats, not " + seats.size());
    }
    if (seats.isEmpty() ? host.isPresent() : host.flatMap(placeIn(seats)).isEmpty()) {
      throw new IllegalArgumentException("The host of room " + code + " has to have a seat");
    }
  }

  /**
   * Opens a room, with its maker in the first seat and as host.
   *
   * @param givenUpAt as in {@link Command.TakeSeat}
   * @return what happened, in order, beginning with {@link LobbyEvent.Created}
   * @throws IllegalArgumentException when the wish is not within its bounds
   */
  public static List<RoomChange> open(
      String code, NewRoom wish, Player maker, Optional<Instant> givenUpAt, Instant now) {
    Room room =
        new Room(
            code,
            wish.game(),
            wish.title(),
            wish.visibility(),
            Phase.WAITING,
            wish.minPlayers(),
            wish.maxPlayers(),
            wish.autoStart(),
            wish.countdownSeconds(),
            Optional.of(maker.id()),
            List.of(Seat.of(maker, 1, Optional.empty(), now, givenUpAt)),
            List.of(),
            Set.of(),
            Optional.empty(),
            wish.metadata(),
            wish.attributes(),
            List.of(),
            now,
            1);
    return RoomRules.opening(room, now);
  }

  /** Does what is wanted, or says why not. */
  public Outcome apply(Command command, Instant now) {
    return RoomRules.apply(this, command, now);
  }

  public Optional<Seat> seatOf(String playerId) {
    return placeIn(seats).apply(playerId);
  }

  /** The seat of a player, or the place of a spectator. */
  public Optional<Seat> memberOf(String playerId) {
    return seatOf(playerId).or(() -> placeIn(spectators).apply(playerId));
  }

  public boolean isHost(String playerId) {
    return host.filter(playerId::equals).isPresent();
  }

  public boolean isFull() {
    return seats.size() == maxPlayers;
  }

  /** The lowest number that no seat has. */
  int freeNumber() {
    return IntStream.rangeClosed(1, seats.size() + 1)
        .filter(number -> seats.stream().noneMatch(seat -> seat.number() == number))
        .findFirst()
        .orElseThrow();
  }

  /** Whether somebody new could sit down. */
  public boolean isOpen() {
    return isBeforeStart() && !isFull();
  }

  /** Whether it waits, or counts down. */
  public boolean isBeforeStart() {
    return phase == Phase.WAITING || phase == Phase.COUNTDOWN;
  }

  /** Whether it has as many players as it needs, and all are ready. */
  boolean isReady() {
    return seats.size() >= minPlayers && seats.stream().allMatch(Seat::ready);
  }

  /**
   * When something is due that nobody has to ask for: the start, a message, or a place to be given
   * up. See {@link Command.Tick}.
   */
  public Optional<Instant> nextDeadline() {
    if (phase == Phase.CLOSED) {
      return Optional.empty();
    }
    Stream<Instant> messages = scheduled.stream().map(ScheduledMessage::at);
    Stream<Instant> others =
        switch (phase) {
          case COUNTDOWN ->
              Stream.concat(
                  startsAt.stream(), members().flatMap(seat -> seat.givenUpAt().stream()));
          case STARTED -> closesAt().stream();
          default -> members().flatMap(seat -> seat.givenUpAt().stream());
        };
    return Stream.concat(messages, others).min(Instant::compareTo);
  }

  /** When a room that has started closes because nobody is there; empty while somebody is. */
  Optional<Instant> closesAt() {
    return members().anyMatch(Seat::connected)
        ? Optional.empty()
        : members().flatMap(seat -> seat.givenUpAt().stream()).max(Instant::compareTo);
  }

  Stream<Seat> members() {
    return Stream.concat(seats.stream(), spectators.stream());
  }

  /** This room one event later, to be changed as the event says. */
  RoomBuilder next() {
    return new RoomBuilder(this);
  }

  private static Function<String, Optional<Seat>> placeIn(List<Seat> places) {
    return playerId -> places.stream().filter(seat -> seat.playerId().equals(playerId)).findFirst();
  }
}

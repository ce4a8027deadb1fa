package org.cometlobby.lobby;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A room at one moment. Immutable and pure: a command leads to another room and to the events that
 * say how it came to be, by {@link #apply}; nothing here knows a store, a thread or a clock.
 *
 * @param code what it is called, see {@link RoomCode}
 * @param host the id of the player who may start it; nobody once it is empty
 * @param seats in the order in which they were taken
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
    Optional<String> host,
    List<Seat> seats,
    JsonObject metadata,
    Instant createdAt,
    long version) {

  /**
   * @throws IllegalArgumentException when this can't be a room: more seats taken than there are, a
   *     host without a seat, bounds that exclude each other
   */
  public Room {
    seats = List.copyOf(seats);
    if (minPlayers < 1 || maxPlayers < minPlayers || maxPlayers > NewRoom.MAX_PLAYERS) {
      throw new IllegalArgumentException(
          "Room " + code + " can't be for " + minPlayers + " to " + maxPlayers + " players");
    }
    if (seats.size() > maxPlayers) {
      throw new IllegalArgumentException(
          "Room " + code + " has " + maxPlayers + " seats, not " + seats.size());
    }
    if (seats.isEmpty() ? host.isPresent() : host.flatMap(seatIn(seats)).isEmpty()) {
      throw new IllegalArgumentException("The host of room " + code + " has to have a seat");
    }
  }

  /**
   * Opens a room, with its maker in the first seat and as host.
   *
   * @return what happened, in order, beginning with {@link LobbyEvent.Created}
   * @throws IllegalArgumentException when the wish is not within its bounds
   */
  public static List<RoomChange> open(String code, NewRoom wish, Player maker, Instant now) {
    return RoomRules.open(code, wish, maker, now);
  }

  /** Does what is wanted, or says why not. */
  public Outcome apply(Command command, Instant now) {
    return RoomRules.apply(this, command, now);
  }

  public Optional<Seat> seatOf(String playerId) {
    return seatIn(seats).apply(playerId);
  }

  public boolean isHost(String playerId) {
    return host.filter(playerId::equals).isPresent();
  }

  public boolean isFull() {
    return seats.size() == maxPlayers;
  }

  /** Whether somebody new could sit down. */
  public boolean isOpen() {
    return phase == Phase.WAITING && !isFull();
  }

  /** This room one event later. */
  Room next(Phase nextPhase, Optional<String> nextHost, List<Seat> nextSeats) {
    return new Room(
        code,
        game,
        title,
        visibility,
        nextPhase,
        minPlayers,
        maxPlayers,
        autoStart,
        nextHost,
        nextSeats,
        metadata,
        createdAt,
        version + 1);
  }

  private static Function<String, Optional<Seat>> seatIn(List<Seat> seats) {
    return playerId -> seats.stream().filter(seat -> seat.playerId().equals(playerId)).findFirst();
  }
}

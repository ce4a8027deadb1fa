package org.cometlobby.lobby.room;

import java.time.Instant;
import java.util.Optional;

/**
 * A member's place in a room: a seat, or a place among the spectators.
 *
 * @param number from 1, the same for as long as the place is taken; 0 for a spectator
 * @param ready whether the player is ready
 * @param since when the place was taken
 * @param givenUpAt when the place is given up, unless its player opens a stream; empty while a
 *     stream is open
 */
public record Seat(
    String playerId,
    String name,
    int number,
    Optional<String> team,
    boolean ready,
    Instant since,
    Optional<Instant> givenUpAt) {

  static Seat of(
      Player player,
      int number,
      Optional<String> team,
      Instant since,
      Optional<Instant> givenUpAt) {
    return new Seat(player.id(), player.name(), number, team, false, since, givenUpAt);
  }

  /** Returns whether the player has an open stream of the room. */
  public boolean connected() {
    return givenUpAt.isEmpty();
  }

  boolean isDue(Instant now) {
    return givenUpAt.filter(at -> !at.isAfter(now)).isPresent();
  }

  Seat withTeam(Optional<String> next) {
    return new Seat(playerId, name, number, next, ready, since, givenUpAt);
  }

  Seat withReady(boolean next) {
    return new Seat(playerId, name, number, team, next, since, givenUpAt);
  }

  Seat withGivenUpAt(Optional<Instant> next) {
    return new Seat(playerId, name, number, team, ready, since, next);
  }
}

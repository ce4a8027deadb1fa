package org.cometlobby.lobby.room;

import java.time.Instant;
import java.util.Optional;

/**
 * A member's place in a room: a seat, or a place among the spectators.
 *
 * @param number the seat's own, from 1, which stays the same whoever else leaves; 0 of a spectator
 * @param ready whether the player has said to be ready
 * @param since when the place was taken
 * @param givenUpAt when the place is given up, if its player has no open stream until then; empty
 *     while there is one
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

  /** Whether the player is there to see what happens. */
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

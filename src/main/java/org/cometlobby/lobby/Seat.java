package org.cometlobby.lobby;

import java.time.Instant;
import java.util.Optional;

/**
 * A member's place in a room: a seat, or a place among the spectators.
 *
 * @param ready whether the player has said to be ready
 * @param since when the place was taken
 * @param givenUpAt when the place is given up, if its player has no open stream until then; empty
 *     while there is one
 */
public record Seat(
    String playerId,
    String name,
    Optional<String> team,
    boolean ready,
    Instant since,
    Optional<Instant> givenUpAt) {

  static Seat of(Player player, Optional<String> team, Instant since, Optional<Instant> givenUpAt) {
    return new Seat(player.id(), player.name(), team, false, since, givenUpAt);
  }

  /** Whether the player is there to see what happens. */
  public boolean connected() {
    return givenUpAt.isEmpty();
  }

  boolean isDue(Instant now) {
    return givenUpAt.filter(at -> !at.isAfter(now)).isPresent();
  }

  Seat withTeam(Optional<String> next) {
    return new Seat(playerId, name, next, ready, since, givenUpAt);
  }

  Seat withReady(boolean next) {
    return new Seat(playerId, name, team, next, since, givenUpAt);
  }

  Seat withGivenUpAt(Optional<Instant> next) {
    return new Seat(playerId, name, team, ready, since, next);
  }
}

package org.cometlobby.lobby.room;

import java.time.Instant;
import java.util.Optional;

/**
 * The connection of a player who takes a place.
 *
 * @param connected whether the player has an open stream of the room
 * @param grace the time for which places are kept
 */
public record Arrival(boolean connected, Grace grace) {

  /** Returns when a place in another player's room is given up. */
  Optional<Instant> givenUpAt(Instant now) {
    return connected ? Optional.empty() : Optional.of(now.plus(grace.waiting()));
  }

  /** Returns when the maker's place in a new room is given up. */
  Optional<Instant> makerGivenUpAt(Instant now) {
    return connected ? Optional.empty() : Optional.of(now.plus(grace.alone()));
  }
}

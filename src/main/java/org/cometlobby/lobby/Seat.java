package org.cometlobby.lobby;

import java.time.Instant;
import java.util.Optional;

/**
 * A player's place in a room.
 *
 * @param ready whether the player has said to be ready
 * @param connected whether the player is there to see what happens
 * @param since when the seat was taken
 */
public record Seat(
    String playerId,
    String name,
    Optional<String> team,
    boolean ready,
    boolean connected,
    Instant since) {

  static Seat of(Player player, Instant since) {
    return new Seat(player.id(), player.name(), Optional.empty(), false, true, since);
  }
}

package org.cometlobby.lobby.room;

import java.time.Duration;
import java.time.Instant;

/**
 * The time after which a room in which nothing happens is closed.
 *
 * @param idle the time for a room before its start. A room in which only its maker has had a seat
 *     expires after a quarter of it, a started room after six times as long: a game may have little
 *     to tell the lobby.
 */
public record Expiry(Duration idle) {

  private static final int UNVISITED_DIVISOR = 4;
  private static final int STARTED_FACTOR = 6;

  /** Returns when the room expires unless something happens in it. */
  Instant of(Room room) {
    return room.activeAt().plus(idle(room));
  }

  private Duration idle(Room room) {
    if (room.phase() == Phase.STARTED) {
      return idle.multipliedBy(STARTED_FACTOR);
    }
    return room.visited() ? idle : idle.dividedBy(UNVISITED_DIVISOR);
  }
}

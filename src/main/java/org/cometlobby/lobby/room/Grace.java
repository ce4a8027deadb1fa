package org.cometlobby.lobby.room;

import java.time.Duration;
import java.time.Instant;

/**
 * For how long a place is kept whose player has no open stream.
 *
 * @param waiting before the start: the seat is free again then
 * @param started after it, when players are at the game and need not be seen here: a room where
 *     everybody has been gone for so long closes
 */
public record Grace(Duration waiting, Duration started) {

  public Instant from(Instant now, Phase phase) {
    return now.plus(phase == Phase.STARTED ? started : waiting);
  }
}

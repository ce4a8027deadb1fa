package org.cometlobby.lobby.room;

import java.time.Duration;
import java.time.Instant;

/**
 * The time for which a place is kept while its player has no open stream.
 *
 * @param waiting before the start, after which the place is free
 * @param started after the start, when players are in the game: a room without an open stream for
 *     this time closes
 */
public record Grace(Duration waiting, Duration started) {

  public Instant from(Instant now, Phase phase) {
    return now.plus(phase == Phase.STARTED ? started : waiting);
  }
}

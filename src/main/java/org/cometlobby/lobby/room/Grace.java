package org.cometlobby.lobby.room;

import java.time.Duration;

/**
 * The time for which a place is kept while its player has no open stream.
 *
 * @param waiting before the start, after which the place is free
 * @param started after the start, when players are in the game: a room without an open stream for
 *     this time closes
 * @param alone before the start, for the maker of a room in which no other player has had a seat:
 *     the maker may have left the page to send the link to a friend
 */
public record Grace(Duration waiting, Duration started, Duration alone) {

  /** Returns the time for a member of the room. */
  Duration of(Room room, String playerId) {
    if (room.phase() == Phase.STARTED) {
      return started;
    }
    return room.visited() || !room.isHost(playerId) ? waiting : alone;
  }
}

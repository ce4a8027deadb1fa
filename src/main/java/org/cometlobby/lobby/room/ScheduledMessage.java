package org.cometlobby.lobby.room;

import java.time.Instant;

/**
 * A message that is relayed when its time has come, whoever has left by then.
 *
 * @param number of the event that announced it
 * @param at when it is relayed; nobody outside the lobby is told
 */
public record ScheduledMessage(
    long number, String playerId, String name, Message message, Instant at) {

  boolean isDue(Instant now) {
    return !at.isAfter(now);
  }
}

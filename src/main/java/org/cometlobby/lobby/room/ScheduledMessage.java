package org.cometlobby.lobby.room;

import java.time.Duration;
import java.time.Instant;

/**
 * A message that is relayed at its moment, even if its sender has left.
 *
 * @param number the number of the event that announced it
 * @param at the moment, which no client is told
 */
public record ScheduledMessage(
    long number, String playerId, String name, Role role, Message message, Instant at) {

  ScheduledMessage earlier(Duration time) {
    return new ScheduledMessage(number, playerId, name, role, message, at.minus(time));
  }

  boolean isDue(Instant now) {
    return !at.isAfter(now);
  }
}

package org.cometlobby.lobby;

/** What somebody wants of a room that exists. */
public sealed interface Command {

  /** Sit down to play. Who has a seat keeps it, and nothing happens. */
  record TakeSeat(Player player) implements Command {}

  /** Get up and go, at any time. */
  record LeaveSeat(String playerId) implements Command {}

  /** Start now, though there may be seats left. The host may, from {@code minPlayers} on. */
  record Start(String playerId) implements Command {}
}

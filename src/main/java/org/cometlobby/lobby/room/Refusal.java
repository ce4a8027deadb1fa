package org.cometlobby.lobby.room;

/** The reason why a room refuses a command. Nothing has changed. */
public enum Refusal {
  /** There is no room with this code. */
  NO_SUCH_ROOM,
  /** Every seat is taken. */
  FULL,
  /** The room has started. */
  STARTED,
  /** The room has not started. */
  NOT_STARTED,
  /** The room is closed. */
  CLOSED,
  /** Only a member may do this. */
  NOT_MEMBER,
  /** The room takes no such message from its spectators. */
  SPECTATOR,
  /** Only the host may do this. */
  NOT_HOST,
  /** The host has banned the player. */
  BANNED,
  /** No member has this id. */
  NO_SUCH_PLAYER,
  /** A host can't do this to itself. */
  YOURSELF,
  /** The room has fewer players than {@code minPlayers}. */
  TOO_FEW,
  /** The room has too many scheduled messages. */
  TOO_MANY_SCHEDULED,
  /** The room names its teams, and this is none of them. */
  NO_SUCH_TEAM,
  /** The room does not fit the player's wish. */
  NO_MATCH
}

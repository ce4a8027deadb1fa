package org.cometlobby.lobby.room;

/** Why a room did not do what was wanted. Nothing has changed then. */
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
  /** Only who has a seat may do this. */
  NOT_MEMBER,
  /** Only the host may do this. */
  NOT_HOST,
  /** The host has sent the player away for good. */
  BANNED,
  /** Nobody with this id is here. */
  NO_SUCH_PLAYER,
  /** This can't be done to oneself. */
  YOURSELF,
  /** Fewer are there than {@code minPlayers}. */
  TOO_FEW,
  /** Too many messages wait for their time. */
  TOO_MANY_SCHEDULED,
  /** It is not the room that the player wishes for. */
  NO_MATCH
}

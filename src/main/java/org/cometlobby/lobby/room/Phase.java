package org.cometlobby.lobby.room;

/** The phases of a room, in their order. Only a cancelled countdown leads back. */
public enum Phase {
  WAITING,
  /** The room counts down to the start. */
  COUNTDOWN,
  STARTED,
  /** The room is empty, and no player can join it. */
  CLOSED
}

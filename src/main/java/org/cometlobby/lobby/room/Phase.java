package org.cometlobby.lobby.room;

/** How far a room has come. It never goes back, except from a countdown that is cancelled. */
public enum Phase {
  WAITING,
  /** Everybody sees the start coming. */
  COUNTDOWN,
  STARTED,
  /** Nobody is in it, and nobody comes in any more. */
  CLOSED
}

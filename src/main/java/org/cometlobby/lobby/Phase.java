package org.cometlobby.lobby;

/** How far a room has come. It never goes back. */
public enum Phase {
  WAITING,
  STARTED,
  /** Nobody is in it, and nobody comes in any more. */
  CLOSED
}

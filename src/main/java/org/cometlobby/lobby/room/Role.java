package org.cometlobby.lobby.room;

/** As what somebody is in a room. */
public enum Role {
  /** Has a seat, and plays. */
  PLAYER,
  /** Watches, beyond the seats. */
  SPECTATOR
}

package org.cometlobby.lobby.room;

/** The role of a member. */
public enum Role {
  /** A player with a seat. */
  PLAYER,
  /** A spectator, without a seat. */
  SPECTATOR
}

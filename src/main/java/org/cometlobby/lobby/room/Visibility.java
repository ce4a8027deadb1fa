package org.cometlobby.lobby.room;

/** Who can find a room. */
public enum Visibility {
  /** Everybody: it is in the public list. */
  PUBLIC,
  /** Whoever has its code. */
  UNLISTED
}

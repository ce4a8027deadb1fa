package org.cometlobby.lobby.room;

/** The visibility of a room. */
public enum Visibility {
  /** In the public list. */
  PUBLIC,
  /** Found only by its code. */
  UNLISTED
}

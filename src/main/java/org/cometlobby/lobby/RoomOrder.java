package org.cometlobby.lobby;

/** The order of a list of rooms. */
public enum RoomOrder {
  /** The newest first. */
  NEWEST,
  /** The rooms with the most taken seats first; of two with as many, the newest. */
  FULLEST
}

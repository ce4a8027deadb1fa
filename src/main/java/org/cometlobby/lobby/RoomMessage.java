package org.cometlobby.lobby;

/**
 * A message in a room's journal.
 *
 * @param version the room's version after it
 * @param json its data as clients get it
 */
public record RoomMessage(long version, String json) {

  /** The name of the event. */
  public static final String EVENT = "message";
}

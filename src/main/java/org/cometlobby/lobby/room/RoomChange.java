package org.cometlobby.lobby.room;

/**
 * One event and the room after it, whose {@code version} is the event's number.
 *
 * <p>Fired as a CDI event after its commit, in the order of commits for each room.
 */
public record RoomChange(LobbyEvent event, Room room) {

  /** Returns the event's number in the room's journal, from 1. */
  public long number() {
    return room.version();
  }
}

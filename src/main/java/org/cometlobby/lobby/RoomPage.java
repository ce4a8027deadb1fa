package org.cometlobby.lobby;

import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.room.Room;

/**
 * A window of a list of rooms.
 *
 * @param total the number of rooms in the whole list
 * @param next the cursor of the following window; empty at the list's end
 */
public record RoomPage(List<Room> rooms, int total, Optional<String> next) {

  public RoomPage {
    rooms = List.copyOf(rooms);
  }
}

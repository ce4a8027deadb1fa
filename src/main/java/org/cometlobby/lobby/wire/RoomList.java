package org.cometlobby.lobby.wire;

import java.util.List;
import org.cometlobby.lobby.room.Room;

/** A list of rooms on the wire. */
public record RoomList(List<RoomSummary> rooms) {

  public static RoomList of(List<Room> rooms) {
    return new RoomList(rooms.stream().map(RoomSummary::of).toList());
  }
}

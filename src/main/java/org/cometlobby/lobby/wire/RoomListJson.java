package org.cometlobby.lobby.wire;

import java.util.List;
import org.cometlobby.lobby.room.Room;

/** A list of rooms on the wire. */
public record RoomListJson(List<RoomSummaryJson> rooms) {

  public static RoomListJson of(List<Room> rooms) {
    return new RoomListJson(rooms.stream().map(RoomSummaryJson::of).toList());
  }
}

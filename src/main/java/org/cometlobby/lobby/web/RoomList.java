package org.cometlobby.lobby.web;

import java.util.List;
import org.cometlobby.lobby.Room;

/** A list of rooms on the wire. */
public record RoomList(List<RoomSummary> rooms) {

  static RoomList of(List<Room> rooms) {
    return new RoomList(rooms.stream().map(RoomSummary::of).toList());
  }
}

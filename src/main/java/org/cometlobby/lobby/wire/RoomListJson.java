package org.cometlobby.lobby.wire;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.room.Room;

/**
 * A window of a list of rooms on the wire.
 *
 * @param total the number of rooms in the whole list
 * @param next the cursor of the following window; absent at the list's end
 */
@JsonbPropertyOrder({"rooms", "total", "next"})
public record RoomListJson(List<RoomSummaryJson> rooms, int total, Optional<String> next) {

  public static RoomListJson of(List<Room> rooms, int total, Optional<String> next) {
    return new RoomListJson(rooms.stream().map(RoomSummaryJson::of).toList(), total, next);
  }
}

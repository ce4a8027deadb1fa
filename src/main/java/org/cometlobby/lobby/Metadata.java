package org.cometlobby.lobby;

import jakarta.json.JsonObject;
import org.cometlobby.lobby.room.JsonLength;
import org.cometlobby.lobby.room.NewRoom;

/** A request's metadata for a room. */
record Metadata(@JsonLength(max = NewRoom.MAX_METADATA) JsonObject metadata) {}

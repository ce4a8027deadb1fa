package org.cometlobby.lobby;

import jakarta.json.JsonObject;
import org.cometlobby.lobby.room.JsonLength;
import org.cometlobby.lobby.room.NewRoom;

/** A room's metadata, as a wish. */
record Metadata(@JsonLength(max = NewRoom.MAX_METADATA) JsonObject metadata) {}

package org.cometlobby.lobby;

import jakarta.json.JsonObject;

/** What a game wants to say about a room. */
record Metadata(@JsonLength(max = NewRoom.MAX_METADATA) JsonObject metadata) {}

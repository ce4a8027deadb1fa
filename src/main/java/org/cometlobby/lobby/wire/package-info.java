/**
 * The JSON of the wire: rooms, lists and events as clients read them. Not in here: HTTP, a
 * request's JSON, or a decision; a record copies a room.
 */
@NullMarked
package org.cometlobby.lobby.wire;

import org.jspecify.annotations.NullMarked;

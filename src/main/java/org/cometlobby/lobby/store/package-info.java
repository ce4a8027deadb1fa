/**
 * Adapters of the ports that store rooms and players. Not in here: the rules of a room, see {@link
 * org.cometlobby.lobby.room.Room}.
 */
@NullMarked
package org.cometlobby.lobby.store;

import org.jspecify.annotations.NullMarked;

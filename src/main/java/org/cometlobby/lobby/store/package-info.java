/**
 * Adapters of the ports that store rooms and players. Not in here: any rule of a room, which are in
 * {@link org.cometlobby.lobby.room.Room}.
 */
@NullMarked
package org.cometlobby.lobby.store;

import org.jspecify.annotations.NullMarked;

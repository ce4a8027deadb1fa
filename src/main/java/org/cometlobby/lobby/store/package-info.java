/**
 * Adapters of the lobby's ports: here rooms and players are kept. Not in here: any rule of a room;
 * what a command does is asked of {@link org.cometlobby.lobby.room.Room}.
 */
@NullMarked
package org.cometlobby.lobby.store;

import org.jspecify.annotations.NullMarked;

/**
 * The pure rules of a room: {@link org.cometlobby.lobby.room.Room} and the commands, events and
 * refusals that lead from one state to the next. Not in here: a clock (each method gets the
 * instant), a thread, a store, CDI, a servlet, or any input or output.
 */
@NullMarked
package org.cometlobby.lobby.room;

import org.jspecify.annotations.NullMarked;

/**
 * The lobby's {@code @Comet} methods and their topics: a room, its badge, the list of rooms. Not in
 * here: the JSON itself, drawing, or the rules of seats.
 */
@NullMarked
package org.cometlobby.lobby.stream;

import org.jspecify.annotations.NullMarked;

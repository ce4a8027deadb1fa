/**
 * The lobby as its callers see it: {@link org.cometlobby.lobby.LobbyBean}, the one door to players
 * and rooms, quick match, presence, limits and timers, and the ports behind which rooms and players
 * are kept. Not in here: the rules of a room, which are pure and in {@code room}; HTTP in any form;
 * the JSON of the wire; any store.
 */
@NullMarked
package org.cometlobby.lobby;

import org.jspecify.annotations.NullMarked;

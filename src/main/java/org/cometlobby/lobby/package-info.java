/**
 * The lobby: {@link org.cometlobby.lobby.LobbyBean}, the service for players and rooms; quick
 * match, presence, limits and timers; and the ports of the stores. A command goes one way:
 * LobbyBean, Presence, RoomStore, and as a CDI event RoomChange to the observers. Not in here: the
 * rules of a room, which are pure and in {@code room}; HTTP; the JSON of the wire; a store.
 */
@NullMarked
package org.cometlobby.lobby;

import org.jspecify.annotations.NullMarked;

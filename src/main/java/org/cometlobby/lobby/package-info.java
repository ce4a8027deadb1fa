/**
 * Rooms where players wait for each other: the rules ({@link org.cometlobby.lobby.Room}, pure), the
 * one door to them ({@link org.cometlobby.lobby.LobbyBean}) and the ports behind which rooms and
 * players are kept. Not in here: HTTP in any form, the JSON of the wire, and any store. So that a
 * rule is read, changed and tested in one place, without a container.
 */
@NullMarked
package org.cometlobby.lobby;

import org.jspecify.annotations.NullMarked;

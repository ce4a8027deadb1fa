package org.cometlobby.lobby;

import java.time.Instant;
import org.cometlobby.lobby.room.LobbyEvent;

/**
 * One entry of a room's journal.
 *
 * @param number the version of the room after the event
 * @param at the time of the commit
 */
public record JournalEntry(long number, LobbyEvent event, Instant at) {}

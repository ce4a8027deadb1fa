package org.cometlobby.lobby;

import java.time.Instant;
import org.cometlobby.lobby.room.LobbyEvent;

/**
 * One line of a room's journal.
 *
 * @param number the version of the room after the event
 * @param at when it was committed
 */
public record JournalEntry(long number, LobbyEvent event, Instant at) {}

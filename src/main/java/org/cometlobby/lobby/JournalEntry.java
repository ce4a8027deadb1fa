package org.cometlobby.lobby;

import java.time.Instant;

/**
 * One line of a room's journal.
 *
 * @param number the version of the room after the event
 * @param at when it was committed
 */
public record JournalEntry(long number, LobbyEvent event, Instant at) {}

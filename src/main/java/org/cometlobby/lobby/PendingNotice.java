package org.cometlobby.lobby;

import java.time.Instant;

/**
 * A notice of a room's start for its game's server, until it is delivered or given up.
 *
 * @param id the idempotency key: the same for every attempt
 * @param body JSON
 * @param at the moment of the start
 */
public record PendingNotice(String id, String game, String body, Instant at) {}

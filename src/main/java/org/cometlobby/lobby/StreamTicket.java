package org.cometlobby.lobby;

import java.time.Instant;

/**
 * A ticket that identifies a player for one stream.
 *
 * @param ticket letters, digits and {@code . - _}: nothing to escape in a URL
 * @param expiresAt until when it opens the stream
 */
public record StreamTicket(String ticket, Instant expiresAt) {}

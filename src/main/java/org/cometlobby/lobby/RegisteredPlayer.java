package org.cometlobby.lobby;

import org.cometlobby.lobby.room.Player;

/**
 * A new player with the token by which a client proves to be that player. The token is sent once
 * and not stored.
 *
 * @param token {@code <id>.<secret>}: letters, digits, {@code -}, {@code _} and one dot
 */
public record RegisteredPlayer(Player player, String token) {}

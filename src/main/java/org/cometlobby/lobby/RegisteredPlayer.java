package org.cometlobby.lobby;

import org.cometlobby.lobby.room.Player;

/**
 * A new player, and the token that proves to be that player. The token is told once and kept
 * nowhere.
 *
 * @param token {@code <id>.<secret>}: letters, digits, {@code -}, {@code _} and one dot
 */
public record RegisteredPlayer(Player player, String token) {}

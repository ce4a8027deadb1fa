package org.cometlobby.lobby;

/**
 * A new player, and the token that proves to be that player. The token is told once and kept
 * nowhere.
 *
 * @param token {@code <id>.<secret>}: letters, digits, {@code -}, {@code _} and one dot
 */
public record Registration(Player player, String token) {}

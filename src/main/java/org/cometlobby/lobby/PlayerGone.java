package org.cometlobby.lobby;

/**
 * The event that a player is forgotten and the token void, by a wish of the player or an operator.
 */
public record PlayerGone(String playerId) {}

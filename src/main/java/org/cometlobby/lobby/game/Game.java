package org.cometlobby.lobby.game;

import java.net.URI;
import java.util.Optional;

/**
 * A game as the operator describes it.
 *
 * @param name as rooms name it
 * @param minPlayers the fewest with whom it can be played
 * @param maxPlayers the most
 * @param url where a room's game is played, {@code {code}} standing for the room's
 * @param webhook who wants to know of a start
 */
record Game(
    String name, int minPlayers, int maxPlayers, Optional<String> url, Optional<Webhook> webhook) {

  static final String CODE = "{code}";

  /**
   * Where a game's server is told.
   *
   * @param secret what it recognises the lobby by
   */
  record Webhook(URI url, String secret) {

    /** Without the secret: this may end in a log. */
    @Override
    public String toString() {
      return url.toString();
    }
  }
}

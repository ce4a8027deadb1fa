package org.cometlobby.lobby.game;

import java.net.URI;
import java.util.Optional;

/**
 * A game as the operator describes it.
 *
 * @param name the name in a room
 * @param minPlayers the fewest players
 * @param maxPlayers the most players
 * @param url the address of a room's game, with {@code {code}} for the room's code
 * @param webhook the webhook that is told of a start
 */
record Game(
    String name, int minPlayers, int maxPlayers, Optional<String> url, Optional<Webhook> webhook) {

  static final String CODE = "{code}";

  /**
   * The webhook of a game's server.
   *
   * @param secret the key of the lobby's signatures
   */
  record Webhook(URI url, String secret) {

    /** Returns the URL without the secret: a log may contain it. */
    @Override
    public String toString() {
      return url.toString();
    }
  }
}

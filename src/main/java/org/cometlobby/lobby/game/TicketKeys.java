package org.cometlobby.lobby.game;

import java.util.function.UnaryOperator;

/**
 * The store of the tickets' keys. Nodes that serve the same players have to share them, or a game's
 * server that asks one node for the keys refuses the tickets of another.
 */
public interface TicketKeys {

  /**
   * Changes the keys, and stores the result if it differs.
   *
   * @param change from the stored keys, at first none, to the new keys; may be called more than
   *     once
   * @return the stored keys
   * @throws java.io.UncheckedIOException when the keys can't be stored
   */
  KeyRing update(UnaryOperator<KeyRing> change);
}

package org.cometlobby.lobby.game;

import java.util.function.UnaryOperator;

/**
 * Where the keys of tickets are kept. Nodes that serve the same players have to share them, or a
 * game's server that asks one node for the keys refuses the tickets of another.
 */
public interface TicketKeys {

  /**
   * Changes the keys, and keeps what comes of it if that is anything new.
   *
   * @param change from the keys that are kept, at first none, to those that shall be; may be asked
   *     more than once
   * @return what is kept now
   * @throws java.io.UncheckedIOException when they can't be kept
   */
  KeyRing update(UnaryOperator<KeyRing> change);
}

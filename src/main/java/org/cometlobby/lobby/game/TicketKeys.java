package org.cometlobby.lobby.game;

import java.util.function.UnaryOperator;
import org.cometlobby.lobby.UnavailableException;

/**
 * The store of the tickets' keys. Nodes that serve the same players have to share them, or a game's
 * server that asks one node for the keys refuses the tickets of another.
 */
public interface TicketKeys {

  /**
   * Changes the keys, and stores the result if it differs. If it can't be stored, the keys stay as
   * they are, and a later call tries again.
   *
   * @param change from the stored keys, at first none, to the new keys; may be called more than
   *     once
   * @return the stored keys
   * @throws UnavailableException when there is no key, and none can be stored for now
   */
  KeyRing update(UnaryOperator<KeyRing> change);
}

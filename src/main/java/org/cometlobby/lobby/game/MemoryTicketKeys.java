package org.cometlobby.lobby.game;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Keys that end with the application; their tickets are void then. */
final class MemoryTicketKeys implements TicketKeys {

  private final AtomicReference<KeyRing> ring = new AtomicReference<>(KeyRing.EMPTY);

  @Override
  public KeyRing update(UnaryOperator<KeyRing> change) {
    return ring.updateAndGet(change);
  }
}

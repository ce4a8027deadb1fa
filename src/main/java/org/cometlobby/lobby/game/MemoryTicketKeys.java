package org.cometlobby.lobby.game;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Keys that end with the application, and all tickets with them. */
final class MemoryTicketKeys implements TicketKeys {

  private final AtomicReference<KeyRing> ring = new AtomicReference<>(KeyRing.EMPTY);

  @Override
  public KeyRing update(UnaryOperator<KeyRing> change) {
    return ring.updateAndGet(change);
  }
}

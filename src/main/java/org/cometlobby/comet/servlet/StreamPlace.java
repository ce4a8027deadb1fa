package org.cometlobby.comet.servlet;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.cometlobby.comet.StreamGate;

/** A place that a {@link StreamGate} gave, held by all that has to end before it is given back. */
final class StreamPlace {

  private final Runnable release;
  private final AtomicInteger holders = new AtomicInteger();

  /**
   * @param release gives the place back
   */
  StreamPlace(Runnable release) {
    this.release = release;
  }

  /**
   * Adds a holder.
   *
   * @return removes the holder; idempotent
   */
  Runnable hold() {
    holders.incrementAndGet();
    AtomicBoolean held = new AtomicBoolean(true);
    return () -> {
      if (held.compareAndSet(true, false) && holders.decrementAndGet() == 0) {
        release.run();
      }
    };
  }
}

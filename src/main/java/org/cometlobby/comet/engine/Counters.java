package org.cometlobby.comet.engine;

import java.util.concurrent.atomic.LongAdder;

/** What streams count as they go. */
public final class Counters {

  private final LongAdder deliveries = new LongAdder();
  private final LongAdder cutOffs = new LongAdder();

  /** So many entries were written to one stream. */
  public void delivered(int entries) {
    deliveries.add(entries);
  }

  /** A stream was ended because its client was too slow. */
  public void cutOff() {
    cutOffs.increment();
  }

  long deliveries() {
    return deliveries.sum();
  }

  long cutOffs() {
    return cutOffs.sum();
  }
}

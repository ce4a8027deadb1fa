package org.cometlobby.comet.engine;

import java.util.concurrent.atomic.LongAdder;

/** The counters of all streams. */
public final class Counters {

  private final LongAdder deliveries = new LongAdder();
  private final LongAdder cutOffs = new LongAdder();

  /** Counts entries written to one stream. */
  public void delivered(int entries) {
    deliveries.add(entries);
  }

  /** Counts a stream that was ended because its client was too slow. */
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

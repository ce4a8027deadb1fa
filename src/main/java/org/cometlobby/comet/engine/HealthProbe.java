package org.cometlobby.comet.engine;

import java.time.Duration;
import java.util.Optional;
import org.cometlobby.comet.Journal;

/**
 * The engine's own subscriber, which publishes an event to itself on each tick. The event arrives
 * only while the timer ticks and the threads that deliver events are free.
 */
final class HealthProbe implements Reader {

  private final Journal journal = Journal.builder().maxEntries(1).build();
  private volatile long last = System.nanoTime();

  Journal journal() {
    return journal;
  }

  /** Returns the time since the last event arrived, or since the start. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - last);
  }

  @Override
  public void wake() {
    last = System.nanoTime();
  }

  @Override
  public void tick(long nanos) {
    journal.append(null, "", null);
  }

  @Override
  public void drain(long afterMillis) {}

  @Override
  public void abort() {}

  @Override
  public Optional<String> framing() {
    return Optional.empty();
  }

  @Override
  public long depth() {
    return 0;
  }
}

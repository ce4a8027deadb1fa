package org.cometlobby.comet.engine;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A reader that counts its calls. */
class FakeReader implements Reader {

  final AtomicInteger wakes = new AtomicInteger();
  final AtomicInteger ticks = new AtomicInteger();
  final AtomicInteger aborts = new AtomicInteger();
  volatile long advice = -1;

  @Override
  public void wake() {
    wakes.incrementAndGet();
  }

  @Override
  public void tick(long nanos) {
    ticks.incrementAndGet();
  }

  @Override
  public void drain(long afterMillis) {
    advice = afterMillis;
  }

  @Override
  public void abort() {
    aborts.incrementAndGet();
  }

  @Override
  public Optional<String> framing() {
    return Optional.of("mixed");
  }

  @Override
  public long depth() {
    return 2;
  }
}

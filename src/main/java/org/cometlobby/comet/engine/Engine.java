package org.cometlobby.comet.engine;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cometlobby.comet.CometHealth;
import org.cometlobby.comet.CometStatistics;
import org.cometlobby.comet.Journal;

/**
 * The open streams of an application: which stream reads which journal, the common tick, and the
 * drain when the application stops.
 */
public final class Engine {

  private static final System.Logger LOG = System.getLogger(Engine.class.getName());

  private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Settings settings;
  private final Executor executor;
  private final Map<Journal, Channel> channels = new ConcurrentHashMap<>();
  private final CountDownLatch empty = new CountDownLatch(1);
  private final Counters counters = new Counters();
  private final HealthProbe probe = new HealthProbe();
  private volatile boolean draining;
  // Only the timer's thread uses it.
  private long settledAt = System.nanoTime();

  /**
   * @param executor runs the passes over readers, which never block
   */
  public Engine(Settings settings, Executor executor) {
    this.settings = settings;
    this.executor = executor;
    // Not one of the channels: the drain neither ends the probe nor waits for it.
    new Channel(probe.journal(), executor).add(probe);
  }

  public Settings settings() {
    return settings;
  }

  public Counters counters() {
    return counters;
  }

  /** Returns the figures of this moment, and the totals since the start. */
  public CometStatistics statistics() {
    Map<String, Integer> open = new TreeMap<>();
    long waiting = 0;
    long deepest = 0;
    for (Reader reader : (Iterable<Reader>) readers()::iterator) {
      reader.framing().ifPresent(name -> open.merge(name, 1, Integer::sum));
      long depth = reader.depth();
      waiting += depth;
      deepest = Math.max(deepest, depth);
    }
    return new CometStatistics(
        Map.copyOf(open), waiting, deepest, counters.deliveries(), counters.cutOffs(), draining);
  }

  /** Returns whether events still get through. */
  public CometHealth health() {
    return new CometHealth(probe.age(), draining);
  }

  public boolean isDraining() {
    return draining;
  }

  /** Adds a reader, which is woken when the journal changes, and ticks. */
  public void join(Journal journal, Reader reader) {
    channels.compute(
        journal,
        (key, channel) -> {
          Channel joined = channel == null ? new Channel(key, executor) : channel;
          joined.add(reader);
          return joined;
        });
    if (draining) {
      // It came after the drain had told all readers.
      reader.drain(0);
    }
  }

  /** Removes a reader. Idempotent. */
  public void leave(Journal journal, Reader reader) {
    channels.computeIfPresent(
        journal,
        (key, channel) -> {
          if (!channel.remove(reader)) {
            return channel;
          }
          key.settleAll();
          return null;
        });
    if (draining && channels.isEmpty()) {
      empty.countDown();
    }
  }

  /**
   * Ends every stream. Each client is told when to come back, at a random moment within the window,
   * so that they don't all come at once. Returns when all streams have ended, or cuts off the rest
   * after a timeout. Idempotent.
   *
   * @param timeout how long to wait for clients that are slow to read the end
   */
  public void drain(Duration timeout) {
    if (draining) {
      return;
    }
    draining = true;
    LOG.log(Level.INFO, "Draining: {0} open streams are told when to come back", readers().count());
    long window = settings.drainWindow().toMillis();
    readers()
        .forEach(
            reader -> {
              long afterMillis = ThreadLocalRandom.current().nextLong(window + 1);
              Readers.guarded(reader, r -> r.drain(afterMillis));
            });
    if (channels.isEmpty()) {
      return;
    }
    try {
      boolean polite = empty.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (!polite) {
        LOG.log(
            Level.WARNING,
            "Drained: {0} streams did not end in time, and are cut off",
            readers().count());
        readers().forEach(Readers::abort);
      }
    } catch (InterruptedException e) {
      readers().forEach(Readers::abort);
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ticks all readers; to be called after each {@link Settings#tick()}. Does nothing once the drain
   * has begun.
   */
  public void tick() {
    if (draining) {
      return;
    }
    long now = System.nanoTime();
    Readers.guarded(probe, p -> p.tick(now));
    readers().forEach(reader -> Readers.guarded(reader, r -> r.tick(now)));
    if (now - settledAt >= SETTLE_NANOS) {
      settledAt = now;
      channels.keySet().forEach(Journal::settle);
    }
  }

  /** Returns the readers of this moment, any of which may leave meanwhile. */
  private Stream<Reader> readers() {
    return channels.values().stream().flatMap(Channel::readers);
  }
}

package org.cometlobby.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A limiter that holds each key to a rate, with a token bucket per key. Full buckets are dropped,
 * since a new one would be equal; and there are never more than {@value #MOST}: beyond that, the
 * least recently used bucket is dropped, so that a flood of made-up keys costs no memory. A key
 * whose bucket is dropped starts with a full one.
 */
public final class RateLimiter {

  static final int MOST = 20_000;

  private static final int TURN = 500;

  private final String limit;
  private final String what;
  private final Rate rate;
  private final TimeMeter time;
  // In the order of their last use.
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param limit see {@link LimitExceededException#limit}
   * @param what the name of the limited thing, to be read after "Too many"
   * @param nanos a monotonic clock, in nanoseconds
   */
  public RateLimiter(String limit, String what, Rate rate, LongSupplier nanos) {
    this.limit = limit;
    this.what = what;
    this.rate = rate;
    this.time = new Meter(nanos);
  }

  /**
   * Counts one event of a key.
   *
   * @throws LimitExceededException when the key has used up its rate; then nothing is counted
   */
  public void take(String key) {
    take(key, 1);
  }

  /**
   * Counts an event that weighs as much as several.
   *
   * @param weight at least 1; more than the whole rate counts as that
   * @throws LimitExceededException when the key has not so much left; then nothing is counted
   */
  public void take(String key, int weight) {
    ConsumptionProbe probe = probe(key, weight);
    if (!probe.isConsumed()) {
      throw exceeded(probe.getNanosToWaitForRefill());
    }
  }

  /** Counts an event as {@link #take(String, int)} does, and returns whether it was counted. */
  public boolean tryTake(String key, int weight) {
    return probe(key, weight).isConsumed();
  }

  private ConsumptionProbe probe(String key, int weight) {
    synchronized (buckets) {
      ConsumptionProbe probe =
          buckets
              .computeIfAbsent(key, k -> newBucket())
              .tryConsumeAndReturnRemaining(Math.min(weight, rate.events()));
      // Two for each use, so that their number shrinks again.
      forget(2);
      return probe;
    }
  }

  /**
   * Checks a key, and counts nothing.
   *
   * @throws LimitExceededException when the key has used up its rate
   */
  public void check(String key) {
    synchronized (buckets) {
      Bucket bucket = buckets.get(key);
      if (bucket != null && bucket.getAvailableTokens() < 1) {
        throw exceeded(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
      }
    }
  }

  private LimitExceededException exceeded(long nanosToWait) {
    return new LimitExceededException(
        limit, "Too many " + what + ": at most " + rate, Duration.ofNanos(nanosToWait));
  }

  /**
   * Drops the full buckets, up to the first that isn't; to be called about once a minute, or they
   * stay until the next use.
   */
  public void forgetFull() {
    boolean more = true;
    while (more) {
      // In short turns, so that no caller waits for a long clean-up.
      synchronized (buckets) {
        more = forget(TURN) == TURN;
      }
    }
  }

  /** Returns the number of keys that are stored. */
  public int size() {
    synchronized (buckets) {
      return buckets.size();
    }
  }

  /**
   * Drops buckets that are full or too many, those first that were not used for longest.
   *
   * @param most the most to drop
   * @return the number of dropped ones
   */
  private int forget(int most) {
    Iterator<Bucket> oldest = buckets.values().iterator();
    int dropped = 0;
    while (dropped < most && oldest.hasNext()) {
      Bucket bucket = oldest.next();
      if (buckets.size() <= MOST && bucket.getAvailableTokens() < rate.events()) {
        break;
      }
      oldest.remove();
      dropped++;
    }
    return dropped;
  }

  private Bucket newBucket() {
    return Bucket.builder()
        .addLimit(l -> l.capacity(rate.events()).refillGreedy(rate.events(), rate.per()))
        .withCustomTimePrecision(time)
        .build();
  }

  private record Meter(LongSupplier nanos) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanos.getAsLong();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}

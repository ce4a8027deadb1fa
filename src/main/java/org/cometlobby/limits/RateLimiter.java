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
 * Holds each key to a rate, by a token bucket for each. Buckets that are full again are dropped,
 * for a new one would be no different; and there are never more than {@value #MOST}: beyond, the
 * one that was not used for longest goes, so that a flood of made-up keys costs no memory, at worst
 * some strictness.
 */
public final class RateLimiter {

  static final int MOST = 20_000;

  private final String limit;
  private final String what;
  private final Rate rate;
  private final TimeMeter time;
  // The longest unused first.
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param limit see {@link LimitExceededException#limit}
   * @param what too much of it there is, to be read after "Too many"
   * @param nanos a clock that only goes forward
   */
  public RateLimiter(String limit, String what, Rate rate, LongSupplier nanos) {
    this.limit = limit;
    this.what = what;
    this.rate = rate;
    this.time = new Meter(nanos);
  }

  /**
   * Counts one more.
   *
   * @throws LimitExceededException when it is one too many, which doesn't count
   */
  public void take(String key) {
    ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new LimitExceededException(
          limit,
          "Too many " + what + ": at most " + rate,
          Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  /** How many keys are remembered. */
  int size() {
    synchronized (buckets) {
      return buckets.size();
    }
  }

  private Bucket bucket(String key) {
    synchronized (buckets) {
      Bucket bucket = buckets.computeIfAbsent(key, k -> newBucket());
      forget();
      return bucket;
    }
  }

  /** Two for one that is new: so they become fewer again, and nobody waits for a great clean-up. */
  private void forget() {
    Iterator<Bucket> oldest = buckets.values().iterator();
    for (int i = 0; i < 2 && buckets.size() > 1; i++) {
      Bucket bucket = oldest.next();
      if (buckets.size() <= MOST && bucket.getAvailableTokens() < rate.events()) {
        return;
      }
      oldest.remove();
    }
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

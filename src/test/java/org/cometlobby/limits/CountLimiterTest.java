package org.cometlobby.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CountLimiterTest {

  private final CountLimiter limiter = new CountLimiter("streams", "open streams", 3);

  @Test
  void aStreamTooManyIsRefusedUntilAnotherIsReleased() {
    limiter.take("ann");
    limiter.take("ann");
    limiter.take("ann");
    LimitExceededException refused =
        catchThrowableOfType(LimitExceededException.class, () -> limiter.take("ann"));
    assertThat(refused.limit()).isEqualTo("streams");
    assertThat(refused).hasMessage("Too many open streams: at most 3");
    assertThat(refused.retryAfterSeconds()).isPositive();
    limiter.take("ben");
    limiter.release("ann");
    limiter.take("ann");
  }

  @Test
  void aKeyWithoutACountIsNotStored() {
    IntStream.range(0, 100_000).forEach(i -> limiter.take("address " + i));
    IntStream.range(0, 100_000).forEach(i -> limiter.release("address " + i));
    limiter.release("nobody");
    assertThat(limiter.size()).isZero();
  }

  @Test
  void ofManyConcurrentCallsTheBoundPasses() {
    AtomicInteger passed = new AtomicInteger();
    IntStream.range(0, 1_000)
        .parallel()
        .forEach(
            i -> {
              try {
                limiter.take("ann");
                passed.incrementAndGet();
              } catch (LimitExceededException e) {
                assertThat(e.limit()).isEqualTo("streams");
              }
            });
    assertThat(passed).hasValue(3);
  }
}

package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripedLockTest {

  private static final String KEY = "a";
  private static final String OF_ANOTHER_STRIPE = "b";

  private final StripedLock lock = new StripedLock();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private int count;

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void twoThreadsWithTheSameKeyExcludeEachOther() throws Exception {
    Runnable countUp =
        () -> {
          for (int i = 0; i < 100_000; i++) {
            lock.call(KEY, () -> count++);
          }
        };
    Future<?> first = threads.submit(countUp);
    Future<?> second = threads.submit(countUp);
    first.get(10, TimeUnit.SECONDS);
    second.get(10, TimeUnit.SECONDS);
    assertThat(count).isEqualTo(200_000);
  }

  @Test
  void aKeyOfAnotherStripeDoesNotWait() throws Exception {
    assertThat(StripedLock.stripe(KEY)).isNotEqualTo(StripedLock.stripe(OF_ANOTHER_STRIPE));
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    Future<Boolean> holder =
        threads.submit(
            () ->
                lock.call(
                    KEY,
                    () -> {
                      held.countDown();
                      return await(released);
                    }));
    assertThat(await(held)).isTrue();
    Future<String> other = threads.submit(() -> lock.call(OF_ANOTHER_STRIPE, () -> "done"));
    assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("done");
    assertThat(holder).isNotDone();
    released.countDown();
    assertThat(holder.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theLockIsReleasedAfterAnException() throws Exception {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                lock.call(
                    KEY,
                    () -> {
                      throw new IllegalStateException("failing on purpose");
                    }));
    Future<String> next = threads.submit(() -> lock.call(KEY, () -> "done"));
    assertThat(next.get(10, TimeUnit.SECONDS)).isEqualTo("done");
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package org.cometlobby.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SchedulerTest {

  private static final Duration SOON = Duration.ofMillis(2);
  private static final Duration LATE = Duration.ofHours(1);

  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final Scheduler scheduler = new Scheduler(this::thread, 2);
  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final Logger logger = Logger.getLogger(Scheduler.class.getName());
  private final Handler log = new Listening();

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task);
    threads.add(thread);
    return thread;
  }

  @BeforeEach
  void listen() {
    logger.setUseParentHandlers(false);
    logger.addHandler(log);
  }

  @AfterEach
  void close() {
    logger.removeHandler(log);
    logger.setUseParentHandlers(true);
    scheduler.close();
  }

  @Test
  void aTaskRunsOnAThreadOfTheFactory() throws Exception {
    CountDownLatch ran = new CountDownLatch(1);
    Future<?> task =
        scheduler.schedule(
            SOON,
            "A task",
            () -> {
              assertThat(threads).contains(Thread.currentThread());
              ran.countDown();
            });
    ran.await();
    task.get();
    assertThat(logged).isEmpty();
  }

  @Test
  void aFailureIsLoggedWithTheTasksName() {
    Future<?> unused =
        scheduler.schedule(
            SOON,
            "A task",
            () -> {
              throw new IllegalStateException("on purpose");
            });
    await().untilAsserted(() -> assertThat(logged).containsExactly("SEVERE A task has failed"));
  }

  @Test
  void aRepeatedTaskRunsAgainAlsoAfterAFailure() {
    AtomicInteger runs = new AtomicInteger();
    Future<?> task =
        scheduler.repeat(
            SOON,
            "A task",
            () -> {
              if (runs.incrementAndGet() == 1) {
                throw new AssertionError("on purpose");
              }
            });
    await().until(() -> runs.get() >= 3);
    assertThat(logged).containsExactly("SEVERE A task has failed");
    task.cancel(false);
    await().until(() -> scheduler.waiting() == 0);
  }

  @Test
  void aCancelledTaskIsForgottenAtOnce() {
    Future<?> task = scheduler.schedule(LATE, "A task", () -> {});
    assertThat(scheduler.waiting()).isOne();
    task.cancel(false);
    assertThat(scheduler.waiting()).isZero();
  }

  @Test
  void theEndDropsWhatWaitsAndEndsTheThreads() throws Exception {
    Future<?> late = scheduler.schedule(LATE, "A late task", () -> {});
    Future<?> repeated = scheduler.repeat(LATE, "A repeated task", () -> {});
    scheduler.close();
    assertThat(scheduler.waiting()).isZero();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(late.isDone()).isFalse();
    assertThat(repeated.isDone()).isFalse();
  }

  @Test
  void aTaskThatTheEndInterruptsHasNotFailed() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    Future<?> task =
        scheduler.schedule(
            Duration.ZERO,
            "A task",
            () -> {
              running.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.set(true);
                throw new IllegalStateException(e);
              }
            });
    running.await();
    scheduler.close();
    task.get();
    assertThat(interrupted).isTrue();
    assertThat(logged).isEmpty();
  }

  @Test
  void afterTheEndNothingIsScheduledAndNothingFails() {
    scheduler.close();
    scheduler.close();
    Future<?> once = scheduler.schedule(Duration.ZERO, "A task", () -> {});
    Future<?> repeated = scheduler.repeat(SOON, "A task", () -> {});
    assertThat(List.of(once, repeated)).noneMatch(Future::isDone);
    assertThat(scheduler.waiting()).isZero();
    assertThat(threads).isEmpty();
  }

  private final class Listening extends Handler {

    @Override
    public void publish(LogRecord entry) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        logged.add(entry.getLevel() + " " + entry.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}

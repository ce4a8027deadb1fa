package org.cometlobby.comet.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.servlet.ServletOutputStream;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The thread pools, and the servers that need them. */
class WorkersTest {

  private static final int WRITES = 60;

  private final Workers workers = workersWithoutAContainer();

  @AfterEach
  void endThem() {
    workers.close();
  }

  static Workers workersWithoutAContainer() {
    return new Workers(
        fake(ManagedThreadFactory.class),
        fake(ContextService.class),
        /* blocking methods */ 1,
        WRITES);
  }

  /** Returns a proxy that makes threads, and runs tasks without a context. */
  private static <T> T fake(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            WorkersTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "newThread" -> new Thread((Runnable) arguments[0]);
                  case "contextualRunnable" -> arguments[0];
                  default -> null;
                }));
  }

  @Test
  void blockedWritesDoNotDelayTheNextOne() {
    blockWrites(
        50,
        () -> {
          CountDownLatch next = new CountDownLatch(1);
          workers.writers().execute(next::countDown);
          await().until(() -> next.getCount() == 0);
        });
  }

  @Test
  void fromHalfOfTheBoundOnNewStreamsAreRefused() {
    ResponseWriter.Factory factory =
        ResponseWriter.Factory.fitting("IBM WebSphere Liberty/26.0.0.3", workers);
    blockWrites(WRITES / 2 - 1, () -> assertThat(factory.isFull()).isFalse());
    await().until(() -> !factory.isFull());
    blockWrites(WRITES / 2, () -> assertThat(factory.isFull()).isTrue());
    await().until(() -> !factory.isFull());
  }

  @Test
  void aWriteBeyondTheBoundIsRejected() {
    blockWrites(
        WRITES,
        () ->
            assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> workers.writers().execute(() -> {})));
  }

  /** Does something while a number of writes is blocked, and then lets them go. */
  private void blockWrites(int count, Runnable meanwhile) {
    CountDownLatch clients = new CountDownLatch(1);
    AtomicInteger waiting = new AtomicInteger();
    try {
      for (int i = 0; i < count; i++) {
        workers
            .writers()
            .execute(
                () -> {
                  waiting.incrementAndGet();
                  awaitUninterruptibly(clients);
                  waiting.decrementAndGet();
                });
      }
      await().until(() -> waiting.get() == count);
      meanwhile.run();
    } finally {
      clients.countDown();
    }
    await().until(() -> waiting.get() == 0);
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        // Waits on.
      }
    }
  }

  @Test
  void openLibertyGetsBlockingWriters() {
    assertThat(outletOn("IBM WebSphere Liberty/26.0.0.3")).isInstanceOf(BlockingWriter.class);
    assertThat(outletOn("Payara Micro 6.2025.10 #badassmicrofish (build 2000)"))
        .isInstanceOf(NonBlockingWriter.class);
    assertThat(outletOn("WildFly 39.0.1.Final (WildFly Core 31.0.3.Final) - 2.3.20.Final"))
        .isInstanceOf(NonBlockingWriter.class);
  }

  private ResponseWriter outletOn(String server) {
    return ResponseWriter.Factory.fitting(server, workers)
        .of((StreamResponse) null, (ServletOutputStream) null);
  }
}

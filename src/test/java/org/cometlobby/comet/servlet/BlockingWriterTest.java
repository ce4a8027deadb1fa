package org.cometlobby.comet.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.cometlobby.comet.Journal;
import org.cometlobby.comet.engine.Engine;
import org.cometlobby.comet.engine.Settings;
import org.cometlobby.comet.engine.Subscription;
import org.cometlobby.comet.engine.View;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stream on a server whose writes block until the client reads. */
class BlockingWriterTest {

  // Longer than any test: only the tests' own ticks count here.
  private static final Duration LONG = Duration.ofHours(1);
  private static final int QUEUE = 100;

  private final ExecutorService writers = Executors.newCachedThreadPool();
  private final Engine engine =
      new Engine(
          new Settings(LONG, LONG.multipliedBy(2), QUEUE, Duration.ofSeconds(10), 1, 2),
          Runnable::run);
  private final Journal journal = Journal.builder().maxEntries(1_000).maxAge(LONG).build();
  private final Client client = new Client();
  private final AtomicReference<Runnable> afterALook = new AtomicReference<>(() -> {});
  private final FakeContainer container = new FakeContainer();
  private final FakeSource source = new FakeSource(journal);
  private final StreamResponse stream =
      new StreamResponse(
          engine,
          container.async(client),
          (response, sink) -> new BlockingWriter(response, sink, writers),
          new StreamSpec(
              "test",
              source,
              Subscription.open(journal, View.EVENTS, Optional.empty(), 0),
              framing(),
              Duration.ZERO,
              new StreamSubscriber(false, "192.0.2.1", Runnable::run)));

  /** Runs an action when the stream asks for its kind, which is after it has looked for entries. */
  private Framing framing() {
    SseFraming sse = new SseFraming(new Encodings(""));
    return (Framing)
        Proxy.newProxyInstance(
            BlockingWriterTest.class.getClassLoader(),
            new Class<?>[] {Framing.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("kind")) {
                afterALook.getAndSet(() -> {}).run();
              }
              return method.invoke(sse, arguments);
            });
  }

  @AfterEach
  void stopTheThreads() {
    client.readAgain();
    writers.shutdownNow();
  }

  private void publish(int count) {
    for (int i = 0; i < count; i++) {
      journal.append(null, "message " + journal.last(), null);
    }
  }

  private void startAndAwaitTheOpening() {
    stream.start();
    await().until(() -> client.writes.size() == 1);
  }

  /** Makes writes block, and awaits the first that does. */
  private void stopReading() {
    client.stopReading();
    publish(1);
    client.awaitStuckWrite();
  }

  private static long later(Duration time) {
    return System.nanoTime() + time.toNanos();
  }

  @Test
  void publishersAndStatisticsDoNotWaitForAClientThatDoesNotRead() {
    startAndAwaitTheOpening();
    stopReading();

    // On this thread: the test would hang if a call blocked.
    publish(50);
    stream.tick(later(LONG.dividedBy(2)));
    assertThat(stream.depth()).isEqualTo(50);
    assertThat(client.written()).doesNotContain("message 0");
  }

  @Test
  void entriesPublishedDuringAWriteLeaveInOneWriteAfterIt() {
    startAndAwaitTheOpening();
    stopReading();
    publish(50);

    client.readAgain();

    await().until(() -> client.writes.size() == 3);
    assertThat(client.writes.get(2)).contains("data: message 1\n", "data: message 50\n");
    assertThat(client.mostAtOnce).hasValue(1);
  }

  @Test
  void eachEntryIsWrittenOnceAndInOrderByOneThreadAtATime() {
    startAndAwaitTheOpening();
    int count = 500;
    publish(count);
    await().until(() -> client.written().contains("data: message " + (count - 1) + "\n"));
    assertThat(client.written().lines().filter(line -> line.startsWith("data:")))
        .containsExactlyElementsOf(
            IntStream.range(0, count).mapToObj(i -> "data: message " + i).toList());
    assertThat(client.mostAtOnce).hasValue(1);
  }

  @Test
  void anEntryAfterTheWritersLastLookIsWritten() {
    startAndAwaitTheOpening();
    afterALook.set(() -> publish(1));
    stream.wake(); // it finds no entry, and is about to end
    await().until(() -> client.written().contains("data: message 0\n"));
  }

  @Test
  void aStalledStreamIsCutOffAndItsResponseLeftAloneUntilTheWriteReturns() {
    startAndAwaitTheOpening();
    stopReading();
    stream.tick(later(LONG));
    assertThat(engine.statistics().totalOpenStreams()).isEqualTo(1);

    stream.tick(later(LONG.multipliedBy(3)));

    assertThat(engine.statistics().totalOpenStreams()).isZero();
    assertThat(engine.statistics().cutOffs()).isEqualTo(1);
    assertThat(container.completions).hasValue(0);
    client.hangUp();
    await().untilAsserted(() -> assertThat(container.completions).hasValue(1));
    assertThat(client.writes).as("completed writes").hasSize(1);
  }

  @Test
  void aClientThatDoesNotReadIsCutOffBeyondTheQueue() {
    startAndAwaitTheOpening();
    stopReading();
    publish(QUEUE + 1);
    // As soon as the write has lasted too long for a slow one.
    await()
        .untilAsserted(
            () -> {
              stream.wake();
              assertThat(engine.statistics().cutOffs()).isEqualTo(1);
            });
  }

  @Test
  void aWriteThatHasJustBegunIsNotBlocked() {
    BlockingWriter writer = new BlockingWriter(stream, client, writers);
    long before = System.nanoTime();
    client.stopReading();
    writer.open();
    client.awaitStuckWrite();
    assertThat(writer.isBlocked(before + Duration.ofMillis(900).toNanos())).isFalse();
    assertThat(writer.isBlocked(later(Duration.ofSeconds(2)))).isTrue();
  }

  @Test
  void aFailingWriteEndsTheStreamOnce() {
    startAndAwaitTheOpening();
    client.stopReading();
    client.hangUp();
    publish(1);
    await().untilAsserted(() -> assertThat(container.completions).hasValue(1));
    publish(1);
    stream.wake();
    stream.abort();
    assertThat(engine.statistics().totalOpenStreams()).isZero();
    assertThat(container.completions).hasValue(1);
  }

  @Test
  void aResponseIsCompletedThoughItsSourceFailsAtTheEnd() {
    startAndAwaitTheOpening();
    source.atDetach =
        () -> {
          throw new AssertionError("broken on purpose");
        };
    client.stopReading();
    client.hangUp();
    publish(1);
    await().untilAsserted(() -> assertThat(container.completions).hasValue(1));
  }

  @Test
  void theDrainAdvisesAfterTheRemainingEntries() {
    startAndAwaitTheOpening();
    stopReading();
    publish(1);
    stream.drain(4_321);
    assertThat(container.completions).hasValue(0);

    client.readAgain();

    await().untilAsserted(() -> assertThat(container.completions).hasValue(1));
    assertThat(client.written()).containsSubsequence("message 0", "message 1", "retry: 4321\n");
  }

  @Test
  void aStreamWithoutAThreadEnds() {
    writers.shutdown();
    stream.start();
    assertThat(container.completions).hasValue(1);
    assertThat(engine.statistics().totalOpenStreams()).isZero();
  }

  /** A client that reads or doesn't, at the other end of a blocking sink. */
  private static final class Client extends ServletOutputStream {

    // All writes, and those that were sent.
    private final List<String> buffer = new ArrayList<>();
    private final List<String> writes = new CopyOnWriteArrayList<>();
    private final AtomicInteger flushes = new AtomicInteger();
    private final AtomicInteger writing = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final CountDownLatch stuck = new CountDownLatch(1);
    private volatile CountDownLatch reading = new CountDownLatch(0);
    private volatile boolean hasHungUp;

    void stopReading() {
      reading = new CountDownLatch(1);
    }

    void readAgain() {
      reading.countDown();
    }

    void hangUp() {
      hasHungUp = true;
      reading.countDown();
    }

    void awaitStuckWrite() {
      await().until(() -> stuck.getCount() == 0);
    }

    String written() {
      return String.join("", writes);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      mostAtOnce.accumulateAndGet(writing.incrementAndGet(), Math::max);
      if (reading.getCount() > 0) {
        stuck.countDown();
      }
      awaitUninterruptibly();
      writing.decrementAndGet();
      if (hasHungUp) {
        throw new IOException("Socket operation timed out before it could be completed");
      }
      buffer.add(new String(bytes, offset, length, UTF_8));
    }

    /** Like Open Liberty's, ignores an interrupt. */
    private void awaitUninterruptibly() {
      while (reading.getCount() > 0) {
        try {
          reading.await();
        } catch (InterruptedException e) {
          // Waits on.
        }
      }
    }

    /** Like Open Liberty, ignores the first flush. */
    @Override
    public void flush() {
      if (flushes.getAndIncrement() > 0) {
        writes.addAll(buffer);
        buffer.clear();
      }
    }

    @Override
    public void write(int b) {
      throw new IllegalStateException("Byte by byte");
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("Of no use");
    }
  }
}

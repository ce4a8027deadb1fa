package org.cometlobby.comet.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.cometlobby.comet.Journal;
import org.cometlobby.comet.engine.Engine;
import org.cometlobby.comet.engine.Reader;
import org.cometlobby.comet.engine.Settings;
import org.cometlobby.comet.engine.Subscription;
import org.cometlobby.comet.engine.View;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one stream does with a container that can take more, can't, or has lost the client. */
class StreamResponseTest {

  // Longer than any test: here only the tests' own ticks count.
  private static final Duration LONG = Duration.ofHours(1);
  private static final int QUEUE = 100;

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Engine engine =
      new Engine(
          new Settings(LONG, LONG.multipliedBy(2), QUEUE, Duration.ofSeconds(10), 1),
          Runnable::run,
          timer);
  private final Journal journal = new Journal(1_000, LONG, InstantSource.system());
  private final Container container = new Container();
  private final Topic source = new Topic();
  private final StreamResponse stream =
      new StreamResponse(
          engine,
          container.async(),
          Subscription.open(journal, View.EVENTS, Optional.empty(), 0),
          source,
          new SseFraming(new Encodings("")),
          Duration.ZERO,
          "test",
          new StreamSubscriber(false, Runnable::run));

  @AfterEach
  void stopTheTimer() {
    timer.shutdownNow();
  }

  private void publish(int count) {
    for (int i = 0; i < count; i++) {
      journal.append(null, "message " + journal.last(), null);
    }
  }

  private static long later(Duration time) {
    return System.nanoTime() + time.toNanos();
  }

  @Test
  void theHeadersLeaveAtOnceAndNothingBeforeTheContainerAllowsIt() {
    stream.start();
    publish(1);
    assertThat(container.writes).isEmpty();
    stream.onWritePossible();
    assertThat(container.writes).singleElement().asString().startsWith("retry: 2000\n\n");
    assertThat(container.flushes).isEqualTo(1);
  }

  @Test
  void whateverIsWaitingLeavesInOneWrite() {
    stream.start();
    stream.onWritePossible();
    container.writes.clear();
    container.flushes = 0;
    container.ready = false;
    publish(50);
    assertThat(container.writes).isEmpty();

    container.ready = true;
    stream.onWritePossible();

    assertThat(container.writes)
        .singleElement()
        .asString()
        .contains("data: message 0\n", "data: message 49\n");
    assertThat(container.flushes).isEqualTo(1);
    assertThat(engine.statistics().deliveries()).isEqualTo(50);
  }

  @Test
  void aReaderThatTakesNothingIsCutOffBeyondTheQueue() {
    stream.start();
    stream.onWritePossible();
    container.ready = false;
    publish(QUEUE);
    assertThat(container.completions).isZero();
    publish(1);
    assertThat(container.completions).isEqualTo(1);
    assertThat(engine.statistics().cutOffs()).isEqualTo(1);
    assertThat(engine.statistics().totalOpenStreams()).isZero();
  }

  @Test
  void aReaderThatTakesNothingForTooLongIsCutOff() {
    stream.start();
    stream.onWritePossible();
    container.ready = false;
    publish(2);
    stream.tick(later(LONG));
    assertThat(container.completions).isZero();
    stream.tick(later(LONG.multipliedBy(3)));
    assertThat(container.completions).isEqualTo(1);
    assertThat(engine.statistics().cutOffs()).isEqualTo(1);
  }

  @Test
  void aSilentStreamGetsAHeartbeat() {
    stream.start();
    stream.onWritePossible();
    container.writes.clear();
    stream.tick(later(LONG.dividedBy(2)));
    assertThat(container.writes).isEmpty();
    stream.tick(later(LONG.plusSeconds(1)));
    assertThat(container.writes).containsExactly(":\n\n");
  }

  // Payara calls no listener then, others call several.
  @Test
  void aFailingWriteEndsTheStreamOnceAndTheResponseIsLeftAlone() {
    stream.start();
    stream.onWritePossible();
    container.isBroken = true;
    publish(1);
    assertThat(container.completions).isEqualTo(1);
    int calls = container.calls;

    publish(1);
    stream.wake();
    stream.tick(later(LONG.multipliedBy(9)));
    stream.onWritePossible();
    stream.onError(new IOException("again"));
    stream.drain(1);
    stream.abort();

    assertThat(container.calls).isEqualTo(calls);
    assertThat(container.completions).isEqualTo(1);
    assertThat(source.detached).isEqualTo(1);
    assertThat(engine.statistics().totalOpenStreams()).isZero();
  }

  @Test
  void theDrainSaysWhenToComeBackAndEnds() {
    stream.start();
    stream.onWritePossible();
    container.writes.clear();
    stream.drain(4_321);
    assertThat(String.join("", container.writes))
        .isEqualTo("retry: 4321\n\nid: " + journal.life() + "-0\n\n");
    assertThat(container.completions).isEqualTo(1);
  }

  @Test
  void whatIsLeftComesBeforeTheAdvice() {
    stream.start();
    stream.onWritePossible();
    container.writes.clear();
    container.ready = false;
    publish(2);
    stream.drain(7);
    container.ready = true;
    stream.onWritePossible();
    assertThat(String.join("", container.writes))
        .containsSubsequence("message 0", "message 1", "retry: 7\n\n");
    assertThat(container.completions).isEqualTo(1);
  }

  /** A source that everybody reads, and that counts who has left. */
  private final class Topic implements StreamSource {

    private int detached;

    @Override
    public Journal journal() {
      return journal;
    }

    @Override
    public boolean isStateOnly() {
      return false;
    }

    @Override
    public long newcomer() {
      return 0;
    }

    @Override
    public boolean beginsAtOnce() {
      return true;
    }

    @Override
    public Optional<Throwable> failure() {
      return Optional.empty();
    }

    @Override
    public void attach(Reader reader) {}

    @Override
    public void taken(long number) {}

    @Override
    public void detach(Reader reader, boolean comesBack) {
      detached++;
    }

    @Override
    public void discard() {}
  }

  /** What a container does, and what was done with its response. */
  private static final class Container {

    private final List<String> writes = new ArrayList<>();
    private boolean ready = true;
    private boolean isBroken;
    private int flushes;
    private int completions;
    private int calls;

    AsyncContext async() {
      HttpServletResponse response =
          (HttpServletResponse)
              Proxy.newProxyInstance(
                  StreamResponseTest.class.getClassLoader(),
                  new Class<?>[] {HttpServletResponse.class},
                  (proxy, method, arguments) -> {
                    calls++;
                    return method.getName().equals("getOutputStream") ? sink() : null;
                  });
      return (AsyncContext)
          Proxy.newProxyInstance(
              StreamResponseTest.class.getClassLoader(),
              new Class<?>[] {AsyncContext.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("complete")) {
                  completions++;
                }
                return method.getName().equals("getResponse") ? response : null;
              });
    }

    private ServletOutputStream sink() {
      return new ServletOutputStream() {

        private boolean asked;

        @Override
        public boolean isReady() {
          calls++;
          asked = ready;
          return ready;
        }

        @Override
        public void write(int b) {
          throw new IllegalStateException("Byte by byte");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          answered();
          writes.add(new String(bytes, offset, length, UTF_8));
        }

        @Override
        public void flush() throws IOException {
          answered();
          flushes++;
        }

        private void answered() throws IOException {
          calls++;
          assertThat(asked).as("isReady() is asked before each write and flush").isTrue();
          asked = false;
          if (isBroken) {
            throw new IOException("Broken pipe");
          }
        }

        @Override
        public void setWriteListener(WriteListener listener) {
          calls++;
        }
      };
    }
  }
}

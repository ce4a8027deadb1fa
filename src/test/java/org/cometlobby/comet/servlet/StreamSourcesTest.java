package org.cometlobby.comet.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicInteger;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.Push;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.StreamGate;
import org.cometlobby.comet.Topic;
import org.cometlobby.comet.engine.Cursor;
import org.cometlobby.comet.engine.Reader;
import org.cometlobby.comet.engine.Settings;
import org.cometlobby.scheduling.Scheduler;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The places that an application's gate gives, of every shape of a method. */
class StreamSourcesTest {

  /** A gate with two places, which notes what it is asked for. */
  @ApplicationScoped
  static class TwoPlaces implements StreamGate {

    static final AtomicInteger TAKEN = new AtomicInteger();
    static final List<Opening> OPENINGS = new ArrayList<>();

    @Override
    public Runnable admit(Opening opening) {
      OPENINGS.add(opening);
      if (TAKEN.get() == 2) {
        throw new RefusedException(429, "Two are enough", Duration.ofSeconds(7));
      }
      TAKEN.incrementAndGet();
      return TAKEN::decrementAndGet;
    }
  }

  @ApplicationScoped
  static class Methods {

    static final Semaphore STUBBORN = new Semaphore(0);
    static final AtomicInteger RUNNING = new AtomicInteger();

    @Comet("/topic")
    Topic<String> topic() {
      return Topic.create();
    }

    @Comet("/broken")
    Topic<String> broken() {
      throw new IllegalStateException("failing on purpose");
    }

    @Comet("/push")
    void push(Push<String> push) throws InterruptedException {
      push.send("first");
      Thread.sleep(60_000);
    }

    /** Ignores its interrupt. */
    @Comet("/stubborn")
    void stubborn(Push<String> push) {
      RUNNING.incrementAndGet();
      STUBBORN.acquireUninterruptibly();
      RUNNING.decrementAndGet();
    }

    @Comet("/publisher")
    Flow.Publisher<String> publisher() {
      return new SubmissionPublisher<>();
    }
  }

  private final WeldContainer weld =
      new Weld()
          .disableDiscovery()
          .extensions(new CometExtension())
          .beanClasses(Methods.class, TwoPlaces.class)
          .initialize();
  private final CometRuntime runtime = new CometRuntime();
  private final StreamSources sources;
  private final Reader reader = new InertReader();
  private final StreamSubscriber subscriber =
      new StreamSubscriber(true, "192.0.2.1", Runnable::run);

  StreamSourcesTest() {
    TwoPlaces.TAKEN.set(0);
    TwoPlaces.OPENINGS.clear();
    runtime.start(
        new Settings(
            Duration.ofMillis(40), Duration.ofSeconds(60), 8, Duration.ofSeconds(10), 8, 8),
        WorkersTest.workersWithoutAContainer(),
        new Scheduler(Executors.defaultThreadFactory(), 1));
    sources =
        new StreamSources(weld.getBeanManager(), extension().gate(weld.getBeanManager()), runtime);
  }

  @AfterEach
  void stop() {
    runtime.stop();
    weld.shutdown();
  }

  private CometExtension extension() {
    return weld.getBeanManager().getExtension(CometExtension.class);
  }

  private StreamSource open(String path, Optional<Cursor> cursor) throws ProblemException {
    CometMethod method =
        extension().methods().stream()
            .filter(m -> m.path().toString().equals(path))
            .findFirst()
            .orElseThrow();
    return sources.open(method, Map.of(), request(path), cursor, subscriber);
  }

  @Test
  void theGateIsToldOfThePathAndTheAddress() throws Exception {
    open("/topic", Optional.empty());
    assertThat(TwoPlaces.OPENINGS)
        .containsExactly(
            new StreamGate.Opening("/topic", Optional.empty(), "192.0.2.7", subscriber));
  }

  @Test
  void aRefusedStreamGetsTheStatusAndTheTimeOfTheGate() throws Exception {
    StreamSource first = open("/topic", Optional.empty());
    open("/push", Optional.empty());
    Problem refusal =
        catchThrowableOfType(ProblemException.class, () -> open("/topic", Optional.empty()))
            .problem();
    assertThat(refusal.status()).isEqualTo(429);
    assertThat(refusal.headers()).containsEntry("Retry-After", "7");
    first.attach(reader);
    first.detach(reader, false);
    open("/topic", Optional.empty());
  }

  @Test
  void aMethodThatFailsKeepsNoPlace() {
    assertThatThrownBy(() -> open("/broken", Optional.empty()))
        .isInstanceOf(ProblemException.class);
    assertThat(TwoPlaces.TAKEN).hasValue(0);
  }

  @Test
  void aStreamThatIsNotOpenedKeepsNoPlace() throws Exception {
    for (String path : List.of("/topic", "/push", "/publisher")) {
      StreamSource source = open(path, Optional.empty());
      assertThat(TwoPlaces.TAKEN).as(path).hasValue(1);
      source.releaseIfUnused();
      source.releaseIfUnused();
      await().until(() -> TwoPlaces.TAKEN.get() == 0);
    }
  }

  @Test
  void anInvocationKeepsItsPlaceBetweenTwoPolls() throws Exception {
    StreamSource source = open("/push", Optional.empty());
    source.attach(reader);
    source.detach(reader, true);
    assertThat(TwoPlaces.TAKEN).hasValue(1);
    Cursor cursor = Cursor.parse(source.journal().epoch() + "-0").orElseThrow();
    StreamSource again = open("/push", Optional.of(cursor));
    assertThat(again).isSameAs(source);
    assertThat(TwoPlaces.OPENINGS).hasSize(1);
    again.attach(reader);
    again.detach(reader, true);
    // The client doesn't come back within two heartbeats.
    await().until(() -> TwoPlaces.TAKEN.get() == 0);
  }

  @Test
  void aPublisherKeepsItsPlaceUntilItsStreamEnds() throws Exception {
    StreamSource source = open("/publisher", Optional.empty());
    source.attach(reader);
    assertThat(TwoPlaces.TAKEN).hasValue(1);
    source.detach(reader, false);
    assertThat(TwoPlaces.TAKEN).hasValue(0);
  }

  @Test
  void aMethodThatIgnoresItsInterruptKeepsThePlaceUntilItReturns() throws Exception {
    StreamSource source = open("/stubborn", Optional.empty());
    source.attach(reader);
    await().until(() -> Methods.RUNNING.get() == 1);
    source.detach(reader, false);
    assertThat(TwoPlaces.TAKEN).hasValue(1);
    Methods.STUBBORN.release();
    await().until(() -> TwoPlaces.TAKEN.get() == 0);
  }

  private static HttpServletRequest request(String path) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            StreamSourcesTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getServletPath" -> path;
                  case "getRemoteAddr" -> "192.0.2.7";
                  default -> null;
                });
  }

  private static final class InertReader implements Reader {
    @Override
    public void wake() {}

    @Override
    public void tick(long nanos) {}

    @Override
    public void drain(long afterMillis) {}

    @Override
    public void abort() {}

    @Override
    public Optional<String> framing() {
      return Optional.empty();
    }

    @Override
    public long depth() {
      return 0;
    }
  }
}

package org.cometlobby.comet.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.cometlobby.comet.Journal;
import org.cometlobby.comet.engine.Engine;
import org.cometlobby.comet.engine.Settings;
import org.cometlobby.comet.engine.Subscription;
import org.cometlobby.comet.engine.View;
import org.cometlobby.multipart.Part;
import org.junit.jupiter.api.Test;

/** A stream with a container that is ready, is not ready, or has lost the client. */
class StreamResponseTest {

  // Longer than any test: only the tests' own ticks count here.
  private static final Duration LONG = Duration.ofHours(1);
  private static final int QUEUE = 100;

  private final Engine engine =
      new Engine(
          new Settings(LONG, LONG.multipliedBy(2), QUEUE, Duration.ofSeconds(10), 1, 2),
          Runnable::run);
  private final Journal journal = Journal.builder().maxEntries(1_000).maxAge(LONG).build();
  private final FakeContainer container = new FakeContainer();
  private final FakeSource source = new FakeSource(journal);
  private final StreamResponse stream = stream(new SseFraming(new Encodings("")));

  private StreamResponse stream(Framing framing) {
    return stream(framing, Duration.ZERO);
  }

  private StreamResponse poll(Duration wait) {
    return stream(new JsonFraming(FramingKind.POLL, new Encodings("")), wait);
  }

  private StreamResponse stream(Framing framing, Duration wait) {
    return new StreamResponse(
        engine,
        container.async(),
        NonBlockingWriter::new,
        new StreamSpec(
            "test",
            source,
            Subscription.open(journal, View.EVENTS, Optional.empty(), 0),
            framing,
            wait,
            new StreamSubscriber(framing.kind() == FramingKind.POLL, "192.0.2.1", Runnable::run)));
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
  void theHeadersLeaveAsSoonAsTheContainerAllows() {
    stream.start();
    publish(1);
    assertThat(container.writes).isEmpty();
    container.allow();
    assertThat(container.writes).singleElement().asString().startsWith("retry: 2000\n");
    assertThat(container.flushes).isEqualTo(1);
  }

  @Test
  void allWaitingEntriesLeaveInOneWrite() {
    stream.start();
    container.allow();
    container.writes.clear();
    container.flushes = 0;
    container.ready = false;
    publish(50);
    assertThat(container.writes).isEmpty();

    container.ready = true;
    container.allow();

    assertThat(container.writes)
        .singleElement()
        .asString()
        .contains("data: message 0\n", "data: message 49\n");
    assertThat(container.flushes).isEqualTo(1);
    assertThat(engine.statistics().deliveries()).isEqualTo(50);
  }

  @Test
  void aClientThatDoesNotReadIsCutOffBeyondTheQueue() {
    stream.start();
    container.allow();
    container.ready = false;
    publish(QUEUE);
    assertThat(container.completions).hasValue(0);
    publish(1);
    assertThat(container.completions).hasValue(1);
    assertThat(engine.statistics().cutOffs()).isEqualTo(1);
    assertThat(engine.statistics().totalOpenStreams()).isZero();
  }

  @Test
  void aClientThatDoesNotReadForTooLongIsCutOff() {
    stream.start();
    container.allow();
    container.ready = false;
    publish(2);
    stream.tick(later(LONG));
    assertThat(container.completions).hasValue(0);
    stream.tick(later(LONG.multipliedBy(3)));
    assertThat(container.completions).hasValue(1);
    assertThat(engine.statistics().cutOffs()).isEqualTo(1);
  }

  @Test
  void aSilentStreamGetsAHeartbeat() {
    stream.start();
    container.allow();
    container.writes.clear();
    stream.tick(later(LONG.dividedBy(2)));
    assertThat(container.writes).isEmpty();
    stream.tick(later(LONG.plusSeconds(1)));
    assertThat(container.writes).containsExactly(":\n");
  }

  @Test
  void aStreamWithEventsGetsHeartbeatsToo() {
    stream.start();
    container.allow();
    publish(1);
    container.writes.clear();
    stream.tick(later(LONG.plusSeconds(1)));
    assertThat(container.writes).as("so that a client that has gone is noticed").hasSize(1);
  }

  @Test
  void aLongPollThatWaitsGetsWhiteSpaceBeforeItsAnswer() {
    StreamResponse poll = poll(LONG.multipliedBy(5));
    poll.start();
    poll.tick(later(LONG.dividedBy(2)));
    assertThat(container.calls).isZero();
    poll.tick(later(LONG.plusSeconds(1)));
    container.allow();
    assertThat(container.writes).containsExactly("\n");
    publish(1);
    assertThat(String.join("", container.writes))
        .startsWith("\n{\"parts\":[{")
        .contains("message 0")
        .endsWith("}");
    assertThat(container.completions).hasValue(1);
  }

  @Test
  void aLongPollThatHasWaitedForItsTimeIsAnsweredWithoutParts() {
    StreamResponse poll = poll(LONG.multipliedBy(5));
    poll.start();
    poll.tick(later(LONG.plusSeconds(1)));
    container.allow();
    poll.tick(later(LONG.multipliedBy(5).plusSeconds(1)));
    assertThat(String.join("", container.writes)).startsWith("\n{\"parts\":[],\"cursor\":");
    assertThat(container.completions).hasValue(1);
  }

  @Test
  void aStreamIsEndedWithAWordForItsClientAlone() {
    stream.start();
    container.allow();
    container.writes.clear();
    stream.finish(s -> s.finish("ended", Part.json("{}")));
    assertThat(String.join("", container.writes))
        .startsWith("event: ended\nid: " + journal.epoch() + "-0-end\ndata: {}\n\n");
    assertThat(container.completions).hasValue(1);
    assertThat(journal.last()).isZero();
  }

  // Payara calls no listener then, other servers call several.
  @Test
  void aFailingWriteEndsTheStreamOnceAndTheResponseIsLeftAlone() {
    stream.start();
    container.allow();
    container.isBroken = true;
    publish(1);
    assertThat(container.completions).hasValue(1);
    int calls = container.calls;

    publish(1);
    stream.wake();
    stream.tick(later(LONG.multipliedBy(9)));
    container.allow();
    container.fail();
    stream.drain(1);
    stream.abort();

    assertThat(container.calls).isEqualTo(calls);
    assertThat(container.completions).hasValue(1);
    assertThat(source.detached).isEqualTo(1);
    assertThat(engine.statistics().totalOpenStreams()).isZero();
  }

  @Test
  void theDrainAdvisesWhenToReconnectAndEndsTheStream() {
    stream.start();
    container.allow();
    container.writes.clear();
    stream.drain(4_321);
    assertThat(String.join("", container.writes))
        .isEqualTo("retry: 4321\nid: " + journal.epoch() + "-0\n\n");
    assertThat(container.completions).hasValue(1);
  }

  @Test
  void theEndIsToldByTheLastEntryOrElseByItsCursorAlone() {
    stream.start();
    container.allow();
    container.writes.clear();
    publish(1);
    journal.close();
    String id = "id: " + journal.epoch();
    assertThat(String.join("", container.writes))
        .isEqualTo(id + "-1\ndata: message 0\n\n" + id + "-1-end\n\n");

    container.writes.clear();
    stream(new SseFraming(new Encodings(""))).start();
    container.allow();
    assertThat(String.join("", container.writes))
        .isEqualTo("retry: 2000\n" + id + "-1-end\ndata: message 0\n\n");
  }

  @Test
  void theRemainingEntriesComeBeforeTheAdvice() {
    stream.start();
    container.allow();
    container.writes.clear();
    container.ready = false;
    publish(2);
    stream.drain(7);
    container.ready = true;
    container.allow();
    assertThat(String.join("", container.writes))
        .containsSubsequence("message 0", "message 1", "retry: 7\n");
    assertThat(container.completions).hasValue(1);
  }

  // Otherwise it would start a new invocation: its cursor is not that of the end.
  @Test
  void aLongPollThatWasNotToldOfTheEndIsExpectedAgain() {
    StreamResponse poll = poll(Duration.ZERO);
    publish(1);
    container.duringAFlush = journal::close;
    poll.start();
    container.allow();
    assertThat(container.writes).singleElement().asString().doesNotContain("-end");
    assertThat(source.comesBack).isTrue();
  }
}

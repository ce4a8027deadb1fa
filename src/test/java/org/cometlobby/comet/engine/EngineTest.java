package org.cometlobby.comet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.cometlobby.comet.CometStatistics;
import org.cometlobby.comet.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EngineTest {

  private static final Duration FOREVER = Duration.ofMinutes(10);

  private final Settings settings =
      new Settings(Duration.ofMillis(40), Duration.ofSeconds(60), 10, Duration.ofSeconds(5), 4, 4);
  private final Engine engine = new Engine(settings, Runnable::run);
  private final Journal journal = journal();

  private static Journal journal() {
    return Journal.builder().maxEntries(100).maxAge(Duration.ofMinutes(1)).build();
  }

  /** A reader that leaves when it is drained, like a stream whose client reads. */
  private final class Polite extends FakeReader {
    @Override
    public void drain(long afterMillis) {
      super.drain(afterMillis);
      engine.leave(journal, this);
    }
  }

  @Test
  void aReaderIsWokenForItsJournalOnly() {
    FakeReader mine = new FakeReader();
    FakeReader others = new FakeReader();
    engine.join(journal, mine);
    engine.join(journal(), others);
    journal.append(null, "x", null);
    assertThat(mine.wakes).hasValue(1);
    assertThat(others.wakes).hasValue(0);
  }

  @Test
  void aReaderThatLeftIsNeitherWokenNorDrained() {
    FakeReader reader = new FakeReader();
    engine.join(journal, reader);
    engine.leave(journal, reader);
    engine.leave(journal, reader);
    journal.append(null, "x", null);
    engine.drain(Duration.ZERO);
    assertThat(reader.wakes).hasValue(0);
    assertThat(reader.advice).isEqualTo(-1);
    assertThat(reader.aborts).hasValue(0);
  }

  @Test
  void aJournalWhoseLastReaderLeftCanBeReadAgain() {
    FakeReader first = new FakeReader();
    engine.join(journal, first);
    engine.leave(journal, first);
    FakeReader second = new FakeReader();
    engine.join(journal, second);
    journal.append(null, "x", null);
    assertThat(second.wakes).hasValue(1);
  }

  @Test
  void everyReaderTicks() {
    List<FakeReader> readers = List.of(new FakeReader(), new FakeReader(), new FakeReader());
    readers.forEach(reader -> engine.join(journal, reader));
    engine.tick();
    assertThat(readers).allSatisfy(reader -> assertThat(reader.ticks).hasValue(1));
  }

  @Test
  void aReaderThatFailsIsAbortedAndTheOthersTick() {
    FakeReader broken =
        new FakeReader() {
          @Override
          public void tick(long nanos) {
            throw new IllegalStateException("broken on purpose");
          }
        };
    FakeReader fine = new FakeReader();
    engine.join(journal, broken);
    engine.join(journal, fine);
    engine.tick();
    engine.tick();
    assertThat(fine.ticks).hasValue(2);
    assertThat(broken.aborts).hasValue(2);
  }

  @Test
  void drainSpreadsTheReadersReturnOverTheWindow() {
    List<Polite> readers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      readers.add(new Polite());
    }
    readers.forEach(reader -> engine.join(journal, reader));
    engine.drain(FOREVER);
    assertThat(readers).allSatisfy(r -> assertThat(r.advice).isBetween(0L, 5_000L));
    assertThat(readers.stream().map(reader -> reader.advice).distinct())
        .as("they don't all come back at once")
        .hasSizeGreaterThan(50);
    assertThat(readers).allSatisfy(r -> assertThat(r.aborts).hasValue(0));
  }

  @Test
  void drainReturnsAtOnceWithoutReaders() {
    engine.drain(FOREVER);
    assertThat(engine.isDraining()).isTrue();
  }

  @Test
  void drainWaitsForAReaderThatIsSlowToReadTheEnd() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    FakeReader slow =
        new FakeReader() {
          @Override
          public void drain(long afterMillis) {
            told.countDown();
          }
        };
    engine.join(journal, slow);
    Thread drain = new Thread(() -> engine.drain(FOREVER));
    drain.start();
    told.await();
    await().until(() -> drain.getState() == Thread.State.TIMED_WAITING);
    engine.leave(journal, slow);
    drain.join();
    assertThat(slow.aborts).hasValue(0);
  }

  @Test
  void aReaderThatDoesNotLeaveInTimeIsAborted() {
    FakeReader stubborn = new FakeReader();
    engine.join(journal, stubborn);
    engine.drain(Duration.ofMillis(1));
    assertThat(stubborn.aborts).hasValue(1);
  }

  @Test
  void anInterruptedDrainAbortsItsReadersAndKeepsTheInterrupt() throws Exception {
    FakeReader stubborn = new FakeReader();
    engine.join(journal, stubborn);
    boolean[] kept = new boolean[1];
    Thread drain =
        new Thread(
            () -> {
              engine.drain(FOREVER);
              kept[0] = Thread.currentThread().isInterrupted();
            });
    drain.start();
    drain.interrupt();
    drain.join();
    assertThat(stubborn.aborts).hasValue(1);
    assertThat(kept[0]).isTrue();
  }

  @Test
  void aSecondDrainDoesNothing() {
    FakeReader reader = new FakeReader();
    engine.join(journal, reader);
    engine.drain(Duration.ofMillis(1));
    engine.drain(FOREVER);
    assertThat(reader.aborts).hasValue(1);
  }

  @Test
  void aReaderThatFailsInTheDrainDoesNotStopTheOthers() {
    FakeReader broken =
        new FakeReader() {
          @Override
          public void drain(long afterMillis) {
            throw new IllegalStateException("broken on purpose");
          }
        };
    Polite fine = new Polite();
    engine.join(journal, broken);
    engine.join(journal, fine);
    engine.drain(Duration.ofMillis(1));
    assertThat(fine.advice).isNotNegative();
    assertThat(broken.aborts.get()).isPositive();
  }

  @Test
  void aReaderThatJoinsDuringTheDrainIsDrained() {
    engine.drain(FOREVER);
    FakeReader late = new FakeReader();
    engine.join(journal, late);
    assertThat(late.advice).isZero();
  }

  @Test
  void theStatisticsAreOfThisMoment() {
    assertThat(engine.statistics()).isEqualTo(new CometStatistics(Map.of(), 0, 0, 0, 0, false));
    FakeReader sse =
        new FakeReader() {
          @Override
          public Optional<String> framing() {
            return Optional.of("sse");
          }

          @Override
          public long depth() {
            return 5;
          }
        };
    FakeReader withoutClient =
        new FakeReader() {
          @Override
          public Optional<String> framing() {
            return Optional.empty();
          }

          @Override
          public long depth() {
            return 0;
          }
        };
    engine.join(journal, new FakeReader());
    engine.join(journal, new FakeReader());
    engine.join(journal, sse);
    engine.join(journal, withoutClient);
    engine.counters().delivered(7);
    engine.counters().delivered(3);
    engine.counters().cutOff();
    CometStatistics statistics = engine.statistics();
    assertThat(statistics)
        .isEqualTo(new CometStatistics(Map.of("mixed", 2, "sse", 1), 9, 5, 10, 1, false));
    assertThat(statistics.totalOpenStreams()).isEqualTo(3);
    engine.drain(Duration.ofMillis(1));
    assertThat(engine.statistics().draining()).isTrue();
  }

  @Test
  void noReaderTicksOnceTheDrainBegan() {
    FakeReader reader = new FakeReader();
    engine.join(journal, reader);
    engine.drain(Duration.ofMillis(1));
    engine.tick();
    assertThat(reader.ticks).hasValue(0);
  }

  @Test
  void aTickSendsAProbe() {
    long start = System.nanoTime();
    engine.tick();
    Duration sinceProbe = engine.health().sinceProbe();
    assertThat(sinceProbe).isLessThanOrEqualTo(since(start));
  }

  @Test
  void withoutATickNoProbeArrives() {
    long start = System.nanoTime();
    Duration lived = since(start);
    assertThat(engine.health().sinceProbe()).isGreaterThanOrEqualTo(lived);
  }

  @Test
  void withoutAThreadNoProbeArrives() {
    Engine stuck = new Engine(settings, task -> {});
    long start = System.nanoTime();
    stuck.tick();
    Duration lived = since(start);
    assertThat(stuck.health().sinceProbe()).isGreaterThanOrEqualTo(lived);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Test
  void theProbeIsNoStreamInTheStatistics() {
    assertThat(engine.statistics().waiting()).isZero();
    engine.drain(FOREVER);
    assertThat(engine.health().draining()).isTrue();
  }
}

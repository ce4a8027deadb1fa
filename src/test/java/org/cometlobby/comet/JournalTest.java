package org.cometlobby.comet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cometlobby.multipart.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {

  private static final Duration AGE = Duration.ofMinutes(5);

  private final TickingClock clock = new TickingClock();
  private final Journal journal = new Journal(4, AGE, clock);

  private static List<Long> numbers(List<Entry> entries) {
    return entries.stream().map(Entry::offset).toList();
  }

  private static List<String> texts(List<Entry> entries) {
    return entries.stream().map(entry -> entry.part().text()).toList();
  }

  private void append(int count) {
    for (int i = 0; i < count; i++) {
      journal.append(null, "value " + (journal.last() + 1), null);
    }
  }

  @Test
  void anEmptyJournalHasNoEntryAndHoldsAllThatFollow() {
    assertThat(journal.last()).isZero();
    assertThat(journal.after(0, 10)).isEmpty();
    assertThat(journal.state()).isEmpty();
    assertThat(journal.newest()).isEmpty();
    assertThat(journal.holdsAfter(0)).isTrue();
    assertThat(journal.isClosed()).isFalse();
  }

  @Test
  void offsetsBeginAtOneWithoutAGap() {
    assertThat(journal.append(null, "a", null)).isEqualTo(1);
    assertThat(journal.append("named", "b", null)).isEqualTo(2);
    assertThat(journal.append(null, "c", "state")).isEqualTo(3);
    assertThat(numbers(journal.after(0, 10))).containsExactly(1L, 2L, 3L);
    assertThat(journal.last()).isEqualTo(3);
  }

  @Test
  void entriesAreReadInOrderWithTheirNames() {
    journal.append("joined", "Ada", null);
    journal.append(null, "hello", null);
    List<Entry> entries = journal.after(0, 10);
    assertThat(texts(entries)).containsExactly("Ada", "hello");
    assertThat(entries.get(0).event()).contains("joined");
    assertThat(entries.get(1).event()).isEmpty();
  }

  @Test
  void aReaderGetsAtMostTheEntriesItAsksFor() {
    append(4);
    assertThat(numbers(journal.after(1, 2))).containsExactly(2L, 3L);
    assertThat(journal.after(0, 0)).isEmpty();
  }

  @Test
  void atTheEndOrBeyondItThereIsNoEntry() {
    append(2);
    assertThat(journal.after(2, 10)).isEmpty();
    assertThat(journal.after(3, 10)).isEmpty();
    assertThat(journal.holdsAfter(2)).isTrue();
    assertThat(journal.holdsAfter(3)).as("a position of another epoch").isFalse();
  }

  @Test
  void anEntryTooManyDropsTheOldest() {
    append(4);
    assertThat(journal.holdsAfter(0)).isTrue();
    append(1);
    assertThat(journal.holdsAfter(0)).isFalse();
    assertThat(journal.holdsAfter(1)).isTrue();
    assertThat(journal.after(0, 10)).as("not the remaining entries: that would be a gap").isEmpty();
    assertThat(numbers(journal.after(1, 10))).containsExactly(2L, 3L, 4L, 5L);
  }

  @Test
  void anEntryOlderThanTheMaximumIsDropped() {
    append(1);
    clock.advance(AGE);
    append(1);
    assertThat(journal.holdsAfter(0)).as("at the maximum age").isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(journal.holdsAfter(0)).isFalse();
    assertThat(numbers(journal.after(1, 10))).containsExactly(2L);
  }

  @Test
  void aJournalKeepsItsOffsetWhenAllItsEntriesAreTooOld() {
    append(3);
    clock.advance(AGE.plusMillis(1));
    assertThat(journal.newest()).isEmpty();
    assertThat(journal.last()).isEqualTo(3);
    assertThat(journal.holdsAfter(2)).isFalse();
    assertThat(journal.holdsAfter(3)).isTrue();
    append(1);
    assertThat(numbers(journal.after(3, 10))).containsExactly(4L);
  }

  @Test
  void theStateOutlivesItsEntry() {
    journal.append("joined", "Ada", "Ada is here");
    clock.advance(AGE.plusMillis(1));
    assertThat(journal.holdsAfter(0)).isFalse();
    assertThat(journal.state().orElseThrow().part()).isEqualTo(Part.text("Ada is here"));
    assertThat(journal.newest()).isEqualTo(journal.state());
  }

  @Test
  void theStateHasTheOffsetOfItsEntry() {
    journal.append("joined", "Ada", "one");
    journal.append("joined", "Bob", "two");
    Entry state = journal.state().orElseThrow();
    assertThat(state.offset()).isEqualTo(2);
    assertThat(state.event()).contains("snapshot");
    assertThat(state.part().text()).isEqualTo("two");
  }

  @Test
  void anEntryThatIsAStateIsKeptOnce() {
    Object state = "whole";
    journal.append(Entry.SNAPSHOT, state, state);
    assertThat(journal.state().orElseThrow()).isSameAs(journal.after(0, 1).get(0));
  }

  @Test
  void anEntryWithoutAStateKeepsTheOldState() {
    journal.append("joined", "Ada", "one");
    journal.append("message", "hello", null);
    assertThat(journal.state().orElseThrow().offset()).isEqualTo(1);
    assertThat(journal.newest()).isEqualTo(journal.state());
  }

  @Test
  void withoutAStateTheNewestIsTheNewestValue() {
    append(3);
    assertThat(journal.newest().orElseThrow().offset()).isEqualTo(3);
  }

  @Test
  void aClosedJournalRejectsEntriesAndCanBeRead() {
    append(2);
    journal.close();
    assertThat(journal.isClosed()).isTrue();
    assertThatIllegalStateException()
        .isThrownBy(() -> journal.append(null, "late", null))
        .withMessageContaining("closed");
    assertThat(journal.last()).isEqualTo(2);
    assertThat(numbers(journal.after(0, 10))).containsExactly(1L, 2L);
  }

  @Test
  void listenersAreCalledForEachAppendAndTheClose() {
    List<Long> heard = new ArrayList<>();
    Runnable listener = () -> heard.add(journal.isClosed() ? -1 : journal.last());
    journal.onChange(listener);
    append(2);
    journal.close();
    journal.close();
    assertThat(heard).as("the second close does nothing").containsExactly(1L, 2L, -1L);
  }

  @Test
  void aRemovedListenerIsNotCalled() {
    List<Long> heard = new ArrayList<>();
    Runnable listener = () -> heard.add(journal.last());
    journal.onChange(listener);
    append(1);
    journal.removeListener(listener);
    append(1);
    assertThat(heard).containsExactly(1L);
  }

  @Test
  void aListenerCanReadTheJournal() {
    List<String> heard = new ArrayList<>();
    journal.onChange(() -> heard.addAll(texts(journal.after(journal.last() - 1, 1))));
    append(2);
    assertThat(heard).containsExactly("value 1", "value 2");
  }

  @Test
  void aValueIsSerializedWhenItIsAppended() {
    StringBuilder text = new StringBuilder("before");
    List<String> names = new ArrayList<>(List.of("Ada"));
    journal.append(null, text, null);
    journal.append(null, names, null);
    text.append(" and after");
    names.add("Bob");
    assertThat(texts(journal.after(0, 10))).containsExactly("before", "[\"Ada\"]");
  }

  /** A bean whose getter fails. */
  public static final class Unwritable {
    private final List<String> names = List.of();

    public String getName() {
      return names.get(0);
    }
  }

  @Test
  void aValueThatCannotBeWrittenFailsItsAppendAndLeavesNoEntry() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> journal.append(null, new Unwritable(), null))
        .withMessageContaining("JSON-B can't write")
        .withMessageContaining(Unwritable.class.getName());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> journal.append("joined", "Ada", new Unwritable()));
    assertThat(journal.last()).isZero();
    assertThat(journal.append(null, "fine", null)).isEqualTo(1);
  }

  @Test
  void eachJournalHasItsOwnEpoch() {
    assertThat(IntStream.range(0, 100).mapToObj(i -> new Journal(1, AGE, clock).epoch()).distinct())
        .hasSize(100)
        .allMatch(life -> life.matches("[0-9a-z]{1,16}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aJournalKeepsAtLeastOneEntry(int count) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Journal(count, AGE, clock))
        .withMessageContaining("not " + count);
  }

  @Test
  void aJournalKeepsEntriesForSomeTime() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Journal(1, Duration.ZERO, clock))
        .withMessageContaining("PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Journal(1, Duration.ofSeconds(-1), clock));
  }

  /** The ring grows, wraps and drops entries like a plain queue. */
  @Property(tries = 200)
  void aJournalIsLikeAQueueOfItsNewestEntries(
      @ForAll @IntRange(min = 1, max = 70) int bound,
      @ForAll List<@IntRange(min = 0, max = 40) Integer> pauses) {
    TickingClock time = new TickingClock();
    Duration age = Duration.ofSeconds(100);
    Journal ring = new Journal(bound, age, time);
    ArrayDeque<long[]> model = new ArrayDeque<>(); // offset, time
    long number = 0;
    for (int pause : pauses) {
      time.advance(Duration.ofSeconds(pause));
      ring.append(null, "value", null);
      number++;
      model.add(new long[] {number, time.millis()});
      while (model.size() > bound || model.peek()[1] < time.millis() - age.toMillis()) {
        model.poll();
      }
      long oldest = model.element()[0];
      assertThat(ring.last()).isEqualTo(number);
      assertThat(ring.holdsAfter(oldest - 1)).isTrue();
      assertThat(ring.holdsAfter(oldest - 2)).isFalse();
      assertThat(numbers(ring.after(oldest - 1, 1_000)))
          .isEqualTo(LongStream.rangeClosed(oldest, number).boxed().toList());
    }
  }

  @Test
  void offsetsOfManyThreadsHaveNoGap() throws Exception {
    Journal busy = new Journal(4_000, AGE, InstantSource.system());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      CountDownLatch together = new CountDownLatch(1);
      List<Future<List<Long>>> results = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        results.add(
            threads.submit(
                () -> {
                  together.await();
                  List<Long> mine = new ArrayList<>();
                  for (int i = 0; i < 1_000; i++) {
                    mine.add(busy.append(null, "x", null));
                  }
                  return mine;
                }));
      }
      together.countDown();
      List<Long> all = new ArrayList<>();
      for (Future<List<Long>> result : results) {
        assertThat(result.get()).isSorted();
        all.addAll(result.get());
      }
      Collections.sort(all);
      assertThat(all).isEqualTo(LongStream.rangeClosed(1, 4_000).boxed().toList());
      assertThat(numbers(busy.after(0, 4_000))).isEqualTo(all);
    } finally {
      threads.shutdownNow();
    }
  }
}

package org.cometlobby.comet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
  private final Journal journal = Journal.builder().maxEntries(4).maxAge(AGE).clock(clock).build();

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
    assertThat(
            IntStream.range(0, 100)
                .mapToObj(
                    i -> Journal.builder().maxEntries(1).maxAge(AGE).clock(clock).build().epoch())
                .distinct())
        .hasSize(100)
        .allMatch(life -> life.matches("[0-9a-z]{1,16}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aJournalKeepsAtLeastOneEntry(int count) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Journal.builder().maxEntries(count).maxAge(AGE).clock(clock).build())
        .withMessageContaining("not " + count);
  }

  @Test
  void aJournalKeepsEntriesForSomeTime() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Journal.builder().maxEntries(1).maxAge(Duration.ZERO).clock(clock).build())
        .withMessageContaining("PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Journal.builder()
                    .maxEntries(1)
                    .maxAge(Duration.ofSeconds(-1))
                    .clock(clock)
                    .build());
  }

  private static Entry entry(long offset, String body) {
    return Entry.of(offset, "", "said", Part.text(body));
  }

  /** An entry of this size: a body of 36 bytes, and 64 for the entry. */
  private static Entry ofHundredBytes(long offset) {
    return entry(offset, "x".repeat(36));
  }

  @Test
  void withoutBoundsInTheBuilderAJournalKeeps1024EntriesOfAnyAgeAndSize() {
    Journal unbounded = Journal.builder().clock(clock).build();
    for (int n = 1; n <= 1_025; n++) {
      unbounded.append(null, "x".repeat(1_000), null);
    }
    clock.advance(Duration.ofDays(36_500));
    assertThat(unbounded.holdsAfter(0)).isFalse();
    assertThat(unbounded.holdsAfter(1)).isTrue();
  }

  @Test
  void theBuilderTakesTheEpochOfAJournalThatIsKeptElsewhere() {
    assertThat(Journal.builder().epoch("k3x9").build().epoch()).isEqualTo("k3x9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "K3X9", "k3-x9", "abcdefghijklmnopq", "k3x9\n", "é"})
  void anEpochThatNoCursorCarriesIsRejected(String epoch) {
    assertThatIllegalArgumentException().isThrownBy(() -> Journal.builder().epoch(epoch).build());
  }

  @Test
  void anEntryMadeElsewhereIsAppendedAsItIs() {
    Entry first = Entry.of(1, "4f0zz", "joined", Part.json("{}"));
    journal.append(first, null);
    assertThat(journal.after(0, 10)).containsExactly(first);
    assertThat(first.mark()).isEqualTo("4f0zz");
    assertThat(journal.state()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 3})
  void anEntryWithAnyOtherOffsetThanTheNextIsRejected(long offset) {
    journal.append(entry(1, "a"), null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> journal.append(entry(offset, "b"), null))
        .withMessageContaining("not " + offset);
    assertThat(journal.last()).isEqualTo(1);
  }

  @Test
  void aClosedJournalRejectsAnEntryMadeElsewhere() {
    journal.close();
    assertThatIllegalStateException().isThrownBy(() -> journal.append(entry(1, "late"), null));
  }

  @Test
  void aJournalContinuesEntriesThatWereKeptElsewhere() {
    Journal again =
        Journal.builder()
            .maxEntries(4)
            .entries(List.of(entry(7, "a"), entry(8, "b")))
            .state(() -> "a, b")
            .build();
    assertThat(again.last()).isEqualTo(8);
    assertThat(again.holdsAfter(5)).isFalse();
    assertThat(again.holdsAfter(6)).isTrue();
    assertThat(again.state().orElseThrow().offset()).isEqualTo(8);
    again.append(entry(9, "c"), null);
    assertThat(texts(again.after(6, 10))).containsExactly("a", "b", "c");
  }

  @Test
  void ofMoreEntriesThanItKeepsAJournalTakesTheNewest() {
    Journal again =
        Journal.builder()
            .maxEntries(2)
            .entries(List.of(entry(1, "a"), entry(2, "b"), entry(3, "c")))
            .build();
    assertThat(texts(again.after(1, 10))).containsExactly("b", "c");
    assertThat(again.holdsAfter(0)).isFalse();
  }

  @Test
  void entriesWithAGapAreRejected() {
    JournalBuilder gap = Journal.builder().entries(List.of(entry(1, "a"), entry(3, "c")));
    assertThatIllegalArgumentException().isThrownBy(gap::build);
  }

  @Test
  void entriesBeyondTheBytesAreDropped() {
    Journal small = Journal.builder().maxBytes(300).build();
    for (int n = 1; n <= 3; n++) {
      small.append(ofHundredBytes(n), null);
    }
    assertThat(small.bytes()).isEqualTo(300);
    assertThat(small.holdsAfter(0)).isTrue();
    small.append(entry(4, "x".repeat(37)), null);
    assertThat(small.holdsAfter(1)).isFalse();
    assertThat(numbers(small.after(2, 10))).containsExactly(3L, 4L);
    assertThat(small.bytes()).isEqualTo(201);
  }

  @Test
  void theNewestEntryStaysWhateverItsSize() {
    Journal small = Journal.builder().maxBytes(1).build();
    small.append(ofHundredBytes(1), null);
    small.append(ofHundredBytes(2), null);
    assertThat(numbers(small.after(1, 10))).containsExactly(2L);
    assertThat(small.bytes()).isEqualTo(100);
  }

  @Test
  void aBoundOfNoBytesIsRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> Journal.builder().maxBytes(0).build());
  }

  @Test
  void theOldestEntriesCanBeForgottenButNeverTheNewest() {
    Journal full = Journal.builder().maxEntries(100).build();
    for (int n = 1; n <= 10; n++) {
      full.append(ofHundredBytes(n), null);
    }
    full.forgetOldest();
    assertThat(numbers(full.after(5, 10))).containsExactly(6L, 7L, 8L, 9L, 10L);
    assertThat(full.holdsAfter(4)).isFalse();
    for (int i = 0; i < 5; i++) {
      full.forgetOldest();
    }
    assertThat(numbers(full.after(9, 10))).containsExactly(10L);
    assertThat(full.bytes()).isEqualTo(100);
    full.append(ofHundredBytes(11), null);
    assertThat(numbers(full.after(9, 10))).containsExactly(10L, 11L);
    assertThat(full.bytes()).isEqualTo(200);
  }

  @Test
  void anEmptyJournalHasNothingToForget() {
    journal.forgetOldest();
    append(1);
    assertThat(numbers(journal.after(0, 10))).containsExactly(1L);
  }

  @Test
  void aStateIsMadeWhenItIsAskedForAndOnlyOnce() {
    List<String> made = new ArrayList<>();
    for (long n = 1; n <= 3; n++) {
      String state = "state " + n;
      journal.append(
          Entry.of(n, "mark" + n, "said", Part.text("")),
          () -> {
            made.add(state);
            return state;
          });
    }
    assertThat(journal.newestOffset()).isEqualTo(3);
    assertThat(made).as("before a reader asks").isEmpty();
    Entry state = journal.state().orElseThrow();
    assertThat(journal.state()).containsSame(state);
    assertThat(journal.newest()).containsSame(state);
    assertThat(made).containsExactly("state 3");
    assertThat(state.offset()).isEqualTo(3);
    assertThat(state.mark()).isEqualTo("mark3");
    assertThat(state.event()).contains("snapshot");
    assertThat(state.part()).isEqualTo(Part.text("state 3"));
  }

  @Test
  void aStateThatFailsFailsItsReaderAndIsMadeAgainForTheNext() {
    AtomicInteger calls = new AtomicInteger();
    journal.append(
        entry(1, ""),
        () -> {
          if (calls.incrementAndGet() == 1) {
            throw new IllegalStateException("not now");
          }
          return "fine";
        });
    assertThatIllegalStateException().isThrownBy(journal::state);
    assertThat(journal.state().orElseThrow().part().text()).isEqualTo("fine");
  }

  @Test
  void whileAStateIsMadeTheJournalIsFree() throws Exception {
    CountDownLatch making = new CountDownLatch(1);
    CountDownLatch appended = new CountDownLatch(1);
    journal.append(
        entry(1, "a"),
        () -> {
          making.countDown();
          try {
            return appended.await(10, TimeUnit.SECONDS) ? "one" : "blocked";
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Optional<Entry>> asked = thread.submit(journal::state);
      making.await();
      journal.append(entry(2, "b"), () -> "two");
      appended.countDown();
      Entry first = asked.get().orElseThrow();
      assertThat(first.part().text()).isEqualTo("one");
      assertThat(first.offset()).as("the state's own").isEqualTo(1);
      assertThat(journal.state().orElseThrow().part().text()).isEqualTo("two");
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void readersWhoAskTogetherShareOneState() throws Exception {
    AtomicInteger made = new AtomicInteger();
    journal.append(entry(1, ""), () -> "state " + made.incrementAndGet());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Optional<Entry>>> asked =
          threads.invokeAll(Collections.nCopies(100, journal::state));
      for (Future<Optional<Entry>> answer : asked) {
        assertThat(answer.get()).isEqualTo(journal.state());
      }
      assertThat(made).hasValue(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void encodedBytesAreKeptUntilTheSecondSettlingAfterAReaderTookTheEntry() {
    Object encoding = new Object();
    Journal journal = Journal.builder().build();
    journal.append(entry(1, "a"), null);
    journal.append(entry(2, "b"), null);
    for (int taken = 1; taken <= 5; taken += 2) {
      Entry first = journal.after(0, 1).get(0);
      byte[] bytes = {(byte) taken};
      assertThat(first.encodedAs(encoding, e -> bytes)).isSameAs(bytes);
      journal.settle();
      assertThat(first.encodedAs(encoding, e -> new byte[0])).isSameAs(bytes);
      journal.settle();
    }
  }

  @Test
  void theEndOfTheLastReaderDropsEncodedBytes() {
    Object encoding = new Object();
    Journal journal = Journal.builder().build();
    journal.append(entry(1, "a"), null);
    Entry first = journal.after(0, 1).get(0);
    first.encodedAs(encoding, e -> new byte[] {1});
    journal.settleAll();
    assertThat(first.encodedAs(encoding, e -> new byte[] {2})).containsExactly(2);
  }

  @Test
  void theEncodedBytesOfTheStateAreKeptHoweverOldItIs() {
    Object encoding = new Object();
    Journal many = Journal.builder().build();
    Object whole = "whole";
    many.append(Entry.SNAPSHOT, whole, whole);
    many.state().orElseThrow().encodedAs(encoding, e -> new byte[] {1});
    for (int n = 2; n <= 300; n++) {
      many.append(null, "x", null);
    }
    Entry state = many.state().orElseThrow();
    assertThat(state.encodedAs(encoding, e -> new byte[] {2})).containsExactly(1);
    many.append("left", "x", "less");
    assertThat(state.encodedAs(encoding, e -> new byte[] {3})).as("the old one").containsExactly(3);
  }

  @Test
  void aPositionHasTheMarkOfItsEntry() {
    assertThat(journal.mark(0)).as("before the first").contains("");
    for (long n = 1; n <= 5; n++) {
      journal.append(Entry.of(n, "mark" + n, "said", Part.text("")), null);
    }
    assertThat(journal.mark(0)).contains("");
    assertThat(journal.mark(1)).as("not held").isEmpty();
    assertThat(journal.mark(2)).contains("mark2");
    assertThat(journal.mark(5)).contains("mark5");
    assertThat(journal.mark(6)).as("ahead").isEmpty();
    clock.advance(AGE.plusMillis(1));
    assertThat(journal.holdsAfter(4)).isFalse();
    assertThat(journal.mark(5)).as("the last one's is kept").contains("mark5");
  }

  @Test
  void aPositionOfAJournalWithoutMarksHasNone() {
    append(2);
    assertThat(journal.mark(1)).contains("");
    assertThat(journal.mark(2)).contains("");
  }

  /** The ring grows, wraps and drops entries like a plain queue. */
  @Property(tries = 200)
  void aJournalIsLikeAQueueOfItsNewestEntries(
      @ForAll @IntRange(min = 1, max = 70) int bound,
      @ForAll List<@IntRange(min = 0, max = 40) Integer> pauses) {
    TickingClock time = new TickingClock();
    Duration age = Duration.ofSeconds(100);
    Journal ring = Journal.builder().maxEntries(bound).maxAge(age).clock(time).build();
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
    Journal busy = Journal.builder().maxEntries(4_000).maxAge(AGE).build();
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

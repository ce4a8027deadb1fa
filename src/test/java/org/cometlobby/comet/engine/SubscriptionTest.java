package org.cometlobby.comet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.cometlobby.comet.Entry;
import org.cometlobby.comet.Journal;
import org.cometlobby.comet.TickingClock;
import org.cometlobby.comet.engine.Subscription.OverrunException;
import org.cometlobby.multipart.Part;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionTest {

  private static final Duration AGE = Duration.ofMinutes(5);

  private final TickingClock clock = new TickingClock();
  private final Journal journal = Journal.builder().maxEntries(4).maxAge(AGE).clock(clock).build();

  private Subscription open(View view) {
    return Subscription.open(journal, view, Optional.empty(), journal.last());
  }

  private Subscription resume(View view, String cursor) {
    return Subscription.open(journal, view, Optional.of(cursor), journal.last());
  }

  private static boolean isLast(Entry entry) {
    return entry.event().equals(Optional.of("last"));
  }

  private String at(long offset) {
    return new Cursor(journal.epoch(), offset, "", false).toString();
  }

  private void append(String... values) {
    for (String value : values) {
      journal.append(null, value, null);
    }
  }

  private static List<String> take(Subscription subscription) throws OverrunException {
    return subscription.take(100).stream()
        .map(
            entry ->
                (entry.isRecovered() ? "" : "not recovered, ")
                    + entry.event().map(name -> name + ": ").orElse("")
                    + entry.part().text())
        .toList();
  }

  @Nested
  class ANewReader {

    @Test
    void aNewReaderGetsLaterEntriesOnly() throws Exception {
      append("old");
      Subscription subscription = open(View.EVENTS);
      assertThat(take(subscription)).isEmpty();
      append("a", "b");
      assertThat(take(subscription)).containsExactly("a", "b");
      assertThat(take(subscription)).isEmpty();
    }

    @Test
    void aNewReaderGetsAllEntriesFromOffset0() throws Exception {
      append("a", "b");
      Subscription subscription = Subscription.open(journal, View.EVENTS, Optional.empty(), 0);
      assertThat(take(subscription)).containsExactly("a", "b");
    }

    @Test
    void aNewReaderGetsTheStateAndThenTheLaterEntries() throws Exception {
      journal.append("joined", "Ada", "Ada");
      journal.append("joined", "Bob", "Ada, Bob");
      Subscription subscription = open(View.EVENTS);
      assertThat(take(subscription)).containsExactly("snapshot: Ada, Bob");
      journal.append("left", "Ada", "Bob");
      assertThat(take(subscription)).containsExactly("left: Ada");
    }

    @Test
    void aNewReaderGetsAlsoTheEventsSinceAnOlderState() throws Exception {
      journal.append("joined", "Ada", "Ada");
      journal.append("message", "hello", null);
      Subscription subscription = open(View.EVENTS);
      assertThat(take(subscription)).containsExactly("snapshot: Ada");
      assertThat(take(subscription)).containsExactly("message: hello");
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void aNewReaderBeginsAtTheOffsetOfTheState(View view) {
      journal.append("joined", "Ada", "Ada");
      assertThat(open(view).cursor()).isEqualTo(at(1));
    }

    @Test
    void aNewReaderTakesAtMostTheEntriesItAsksFor() throws Exception {
      Subscription subscription = open(View.EVENTS);
      append("a", "b", "c");
      assertThat(subscription.take(2)).hasSize(2);
      assertThat(subscription.depth()).isEqualTo(1);
      assertThat(take(subscription)).containsExactly("c");
    }
  }

  @Nested
  class TheStateView {

    @Test
    void theStateViewSkipsToTheNewestState() throws Exception {
      Subscription subscription = open(View.STATE);
      journal.append("joined", "Ada", "one");
      journal.append("joined", "Bob", "two");
      journal.append("joined", "Eve", "three");
      assertThat(subscription.depth()).as("one is all that it will get").isEqualTo(1);
      assertThat(take(subscription)).containsExactly("snapshot: three");
      assertThat(take(subscription)).isEmpty();
      assertThat(subscription.depth()).isZero();
    }

    @Test
    void theStateViewIsNeverTooSlow() throws Exception {
      Subscription subscription = open(View.STATE);
      for (int i = 0; i < 100; i++) {
        journal.append("n", "" + i, "state " + i);
      }
      assertThat(take(subscription)).containsExactly("snapshot: state 99");
    }

    @Test
    void theStateViewMakesOnlyTheStatesThatItTakes() throws Exception {
      List<String> made = new ArrayList<>();
      Subscription subscription = open(View.STATE);
      for (long n = 1; n <= 3; n++) {
        String state = "state " + n;
        journal.append(
            Entry.of(n, "", "said", Part.text("")),
            () -> {
              made.add(state);
              return state;
            });
        assertThat(subscription.depth()).isEqualTo(1);
      }
      assertThat(made).isEmpty();
      assertThat(take(subscription)).containsExactly("snapshot: state 3");
      assertThat(made).containsExactly("state 3");
    }

    @Test
    void theStateViewSkipsAnEventThatChangesNoState() throws Exception {
      journal.append("joined", "Ada", "one");
      Subscription subscription = open(View.STATE);
      assertThat(take(subscription)).containsExactly("snapshot: one");
      journal.append("message", "hello", null);
      assertThat(take(subscription)).isEmpty();
    }

    @Test
    void theStateViewIsTheNewestValueOfATopicWithoutStates() throws Exception {
      append("a", "b");
      Subscription subscription = open(View.STATE);
      assertThat(take(subscription)).containsExactly("b");
      append("c", "d");
      assertThat(take(subscription)).containsExactly("d");
    }

    @Test
    void theStateViewEndsAfterAnEventThatChangedNoState() throws Exception {
      journal.append("joined", "Ada", "one");
      Subscription subscription = open(View.STATE);
      take(subscription);
      journal.append("message", "bye", null);
      journal.close();
      take(subscription);
      assertThat(subscription.atEnd()).isTrue();
    }

    @Test
    void theStateViewResumesFromItsCursor() throws Exception {
      journal.append("joined", "Ada", "one");
      Subscription back = resume(View.STATE, at(1));
      assertThat(take(back)).as("nothing twice").isEmpty();
      journal.append("joined", "Bob", "two");
      assertThat(take(back)).containsExactly("snapshot: two");
    }

    @Test
    void theStateViewResumesAfterAnyNumberOfEvents() throws Exception {
      for (int i = 0; i < 100; i++) {
        journal.append("n", "" + i, "state " + i);
      }
      assertThat(take(resume(View.STATE, at(1)))).containsExactly("snapshot: state 99");
    }
  }

  @Nested
  class AReturningReader {

    @Test
    void aReturningReaderGetsExactlyTheMissedEntries() throws Exception {
      append("a", "b", "c");
      Subscription back = resume(View.EVENTS, at(1));
      assertThat(take(back)).containsExactly("b", "c");
      append("d");
      assertThat(take(back)).containsExactly("d");
    }

    @Test
    void aReturningReaderGetsNothingIfNothingWasMissed() throws Exception {
      append("a");
      assertThat(take(resume(View.EVENTS, at(1)))).isEmpty();
    }

    @Test
    void aReturningReaderGetsNoSnapshotIfNothingIsLost() throws Exception {
      journal.append("joined", "Ada", "Ada");
      journal.append("joined", "Bob", "Ada, Bob");
      assertThat(take(resume(View.EVENTS, at(1)))).containsExactly("joined: Bob");
    }

    @Test
    void aReturningReaderIsToldOfTheGapWhenTooManyEntriesAreGone() throws Exception {
      append("a", "b", "c", "d", "e", "f");
      Subscription back = resume(View.EVENTS, at(1));
      assertThat(take(back)).containsExactly("not recovered, snapshot: ");
      append("g");
      assertThat(take(back)).containsExactly("g");
    }

    @Test
    void aReturningReaderIsToldOfTheGapWhenTheMissedEntriesAreTooOld() throws Exception {
      append("a", "b");
      clock.advance(AGE.plusMillis(1));
      assertThat(take(resume(View.EVENTS, at(1)))).containsExactly("not recovered, snapshot: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "otherlife-1", "-1", "'; drop table rooms"})
    void aReaderWithAForeignCursorIsToldOfTheGapInBothViews(String cursor) throws Exception {
      journal.append("joined", "Ada", Map.of("players", 1));
      for (View view : View.values()) {
        List<Entry> first = resume(view, cursor).take(10);
        assertThat(first).hasSize(1);
        assertThat(first.get(0).event()).contains("snapshot");
        assertThat(first.get(0).offset()).isEqualTo(1);
        assertThat(first.get(0).isRecovered()).isFalse();
        assertThat(first.get(0).part()).as("unchanged").isEqualTo(Part.json("{\"players\":1}"));
      }
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void aReaderWithACursorOfTheFutureIsToldOfTheGap(View view) throws Exception {
      append("a");
      assertThat(take(resume(view, at(2)))).first().isEqualTo("not recovered, snapshot: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain text", "{broken", "{broken}", "[1]", "{}", ""})
    void aReturningReaderGetsAnyStateUnchanged(String state) throws Exception {
      journal.append("joined", "Ada", Part.json(state));
      for (View view : View.values()) {
        assertThat(take(resume(view, "garbage")))
            .containsExactly("not recovered, snapshot: " + state);
      }
    }

    @Test
    void aReaderThatDropsRightAfterAnUnrecoveredStateResumesAfterIt() throws Exception {
      journal.append("joined", "Ada", "Ada");
      String cursor = resume(View.EVENTS, "garbage").cursor();
      assertThat(take(resume(View.EVENTS, cursor))).isEmpty();
      journal.append("joined", "Bob", "Ada, Bob");
      assertThat(take(resume(View.EVENTS, cursor))).containsExactly("joined: Bob");
      assertThat(take(resume(View.STATE, cursor))).containsExactly("snapshot: Ada, Bob");
    }

    @Test
    void aReturningReaderOfTheStateGetsTheNewestValueWhereThereIsNoState() throws Exception {
      append("a", "b");
      Subscription lost = resume(View.STATE, "garbage");
      assertThat(take(lost)).containsExactly("not recovered, snapshot: ");
      String cursor = lost.cursor();
      assertThat(take(lost)).containsExactly("b");
      assertThat(take(resume(View.STATE, cursor))).containsExactly("b");
    }

    @Test
    void allReturningReadersShareOneEntry() throws Exception {
      AtomicInteger made = new AtomicInteger();
      journal.append(
          Entry.of(1, "", "joined", Part.text("Ada")), () -> List.of(made.incrementAndGet()));
      Entry first = resume(View.EVENTS, "garbage").take(1).get(0);
      assertThat(resume(View.STATE, "another").take(1).get(0)).isSameAs(first);
      assertThat(open(View.EVENTS).take(1).get(0).isRecovered()).as("a new reader's").isTrue();
      assertThat(made).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{\"players\":1} | {\"players\":1,\"recovered\":false}",
          "{}              | {\"recovered\":false}",
          "[1]             | [1]",
          "{broken         | {broken"
        })
    void aJournalThatIsAskedToSaysItInAnObjectsDataToo(String state, String sent) throws Exception {
      Journal asked = Journal.builder().recoveredInData().build();
      asked.append("joined", "Ada", Part.json(state));
      Subscription lost =
          Subscription.open(asked, View.EVENTS, Optional.of("garbage"), asked.last());
      assertThat(take(lost)).containsExactly("not recovered, snapshot: " + sent);
      Subscription fresh = Subscription.open(asked, View.EVENTS, Optional.empty(), asked.last());
      assertThat(take(fresh)).containsExactly("snapshot: " + state);
    }
  }

  /**
   * A journal whose entries have marks, of epoch "k3x9", with entries 1 to 6, of which it holds 3
   * to 6. Entry n has the mark "mark" and n.
   */
  @Nested
  class AJournalWithMarks {

    private final Journal marked =
        Journal.builder().epoch("k3x9").maxEntries(4).maxAge(AGE).clock(clock).build();

    AJournalWithMarks() {
      for (long n = 1; n <= 6; n++) {
        append(n);
      }
    }

    private void append(long n) {
      marked.append(
          Entry.of(n, "mark" + n, "said", Part.text("" + n)), () -> Map.of("said", n).toString());
    }

    private Subscription resume(View view, String cursor) {
      return Subscription.open(marked, view, Optional.of(cursor), marked.last());
    }

    @ParameterizedTest
    @CsvSource({
      "k3x9-6-mark6, ''",
      "k3x9-5-mark5, said: 6",
      "k3x9-4-mark4, said: 5|said: 6",
      "k3x9-3-mark3, said: 4|said: 5|said: 6"
    })
    void aCursorWithTheMarkOfItsEntryResumes(String cursor, String entries) throws Exception {
      assertThat(String.join("|", take(resume(View.EVENTS, cursor)))).isEqualTo(entries);
      assertThat(take(resume(View.STATE, cursor)))
          .isEqualTo(entries.isEmpty() ? List.of() : List.of("snapshot: {said=6}"));
    }

    @ParameterizedTest
    @CsvSource({
      "k3x9-6-other,     the last entry of a lost branch",
      "k3x9-5-other,     another one",
      "k3x9-5-mark6,     the mark of another entry",
      "k3x9-6,           without a mark",
      "k3x9-5,           without a mark",
      "k3x9-7-mark7,     ahead of the journal",
      "k3x9-7,           ahead without a mark",
      "k3x9-0-mark6,     a mark before the first entry",
      "other-5-mark5,    another epoch",
      "k3x9-5-mark5-x,   garbage"
    })
    void aCursorOfALostBranchIsToldOfTheGapInBothViews(String cursor, String why) throws Exception {
      for (View view : View.values()) {
        Subscription lost = resume(view, cursor);
        assertThat(take(lost)).as(why).first().asString().startsWith("not recovered");
        assertThat(lost.cursor()).isEqualTo("k3x9-6-mark6");
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"k3x9-2-mark2", "k3x9-2-other", "k3x9-2", "k3x9-1-mark1", "k3x9-0"})
    void aCursorWhoseEntryIsGoneResumesTheStateOnly(String cursor) throws Exception {
      assertThat(take(resume(View.EVENTS, cursor))).first().asString().startsWith("not recovered");
      assertThat(take(resume(View.STATE, cursor))).containsExactly("snapshot: {said=6}");
    }

    @Test
    void aCursorWhoseEntryIsGoneDoesNotResumeAnOlderState() throws Exception {
      Journal old = Journal.builder().epoch("k3x9").maxEntries(2).build();
      old.append(Entry.of(1, "mark1", "said", Part.text("1")), () -> "one");
      for (long n = 2; n <= 9; n++) {
        old.append(Entry.of(n, "mark" + n, "said", Part.text("" + n)), null);
      }
      Subscription lost =
          Subscription.open(old, View.STATE, Optional.of("k3x9-4-other"), old.last());
      assertThat(take(lost)).containsExactly("not recovered, snapshot: one");
    }

    @Test
    void theLastEntrysMarkIsKnownWhenTheEntryIsTooOld() throws Exception {
      clock.advance(AGE.plusMillis(1));
      assertThat(take(resume(View.EVENTS, "k3x9-6-mark6"))).isEmpty();
      assertThat(take(resume(View.EVENTS, "k3x9-6-other")))
          .first()
          .asString()
          .startsWith("not recovered");
    }

    @Test
    void aReaderBeforeTheFirstEntryResumes() throws Exception {
      Journal young = Journal.builder().epoch("k3x9").build();
      Subscription first = Subscription.open(young, View.EVENTS, Optional.empty(), 0);
      assertThat(first.cursor()).isEqualTo("k3x9-0");
      young.append(Entry.of(1, "mark1", "said", Part.text("1")), null);
      Subscription back = Subscription.open(young, View.EVENTS, Optional.of("k3x9-0"), 0);
      assertThat(take(back)).containsExactly("said: 1");
      assertThat(back.cursor()).isEqualTo("k3x9-1-mark1");
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void aNewReadersCursorsHaveMarks(View view) throws Exception {
      Subscription subscription = Subscription.open(marked, view, Optional.empty(), marked.last());
      Entry state = subscription.take(10).get(0);
      assertThat(subscription.cursor(state)).isEqualTo("k3x9-6-mark6");
      assertThat(subscription.cursor()).isEqualTo("k3x9-6-mark6");
      append(7);
      assertThat(subscription.cursor(subscription.take(10).get(0))).isEqualTo("k3x9-7-mark7");
      marked.close();
      assertThat(subscription.cursor()).isEqualTo("k3x9-7-mark7-end");
    }

    @Test
    void aCursorWithAMarkDoesNotResumeAJournalWithoutMarks() throws Exception {
      SubscriptionTest.this.append("a", "b");
      assertThat(take(SubscriptionTest.this.resume(View.EVENTS, at(1) + "-mark1")))
          .first()
          .asString()
          .startsWith("not recovered");
    }
  }

  @Nested
  class ASlowReader {

    @Test
    void aSlowReaderIsCutOffRatherThanGivenAGap() throws Exception {
      Subscription subscription = open(View.EVENTS);
      append("a", "b", "c", "d", "e");
      assertThat(subscription.depth()).isEqualTo(5);
      assertThatExceptionOfType(OverrunException.class)
          .isThrownBy(() -> subscription.take(10))
          .withMessage("fell 5 events behind, more than the journal keeps");
    }

    @Test
    void aSlowReaderIsNotCutOffWhileTheJournalHoldsTheNextEntry() throws Exception {
      Subscription subscription = open(View.EVENTS);
      append("a", "b", "c", "d");
      assertThat(take(subscription)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aSlowReaderIsNotCutOffForEntriesThatItHasRead() throws Exception {
      Subscription subscription = open(View.EVENTS);
      append("a");
      take(subscription);
      clock.advance(AGE.plusMillis(1));
      assertThat(take(subscription)).isEmpty();
    }

    @Test
    void aReaderAheadOfTheJournalWaitsUntilItHasCaughtUp() throws Exception {
      append("a");
      Subscription ahead = Subscription.open(journal, View.EVENTS, Optional.empty(), 3);
      assertThat(take(ahead)).isEmpty();
      assertThat(ahead.depth()).isZero();
      append("b", "c");
      assertThat(take(ahead)).isEmpty();
      append("d");
      assertThat(take(ahead)).containsExactly("d");
    }

    @Test
    void aSlowReaderIsCutOffWhenTheNextEntryIsTooOld() {
      Subscription subscription = open(View.EVENTS);
      append("a");
      clock.advance(AGE.plusMillis(1));
      append("b");
      assertThatExceptionOfType(OverrunException.class).isThrownBy(() -> subscription.take(10));
    }
  }

  @Nested
  class TheEnd {

    @ParameterizedTest
    @EnumSource(View.class)
    void theEndComesAfterTheRemainingEntries(View view) throws Exception {
      Subscription subscription = open(view);
      append("last");
      journal.close();
      assertThat(subscription.atEnd()).isFalse();
      assertThat(subscription.cursor()).doesNotContain("end");
      assertThat(take(subscription)).containsExactly("last");
      assertThat(subscription.atEnd()).isTrue();
      assertThat(subscription.cursor()).isEqualTo(at(1) + "-end");
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void theEndComesAtOnceInAClosedAndEmptyJournal(View view) {
      journal.close();
      assertThat(open(view).atEnd()).isTrue();
    }

    @Test
    void theEndDoesNotHideTheState() throws Exception {
      journal.append("closed", "bye", "over");
      journal.close();
      Subscription subscription = open(View.EVENTS);
      assertThat(subscription.atEnd()).isFalse();
      assertThat(take(subscription)).containsExactly("snapshot: over");
      assertThat(subscription.atEnd()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void theEndComesForAFinishedReaderAfterTheEntriesOfThatMoment(View view) throws Exception {
      Subscription subscription = open(view);
      append("last");
      subscription.finish();
      append("too late");
      assertThat(subscription.atEnd()).isFalse();
      assertThat(take(subscription)).containsExactly(view == View.STATE ? "too late" : "last");
      assertThat(subscription.atEnd()).isTrue();
      assertThat(take(subscription)).isEmpty();
      assertThat(subscription.depth()).isZero();
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void aFarewellComesAfterTheEntriesOfThatMoment(View view) throws Exception {
      Subscription subscription = open(view);
      append("last");
      subscription.finish("ended", Part.text("why"));
      append("too late");
      assertThat(subscription.depth()).isPositive();
      List<Entry> entries = new ArrayList<>(subscription.take(100));
      assertThat(subscription.atEnd()).isFalse();
      entries.addAll(subscription.take(100));
      assertThat(entries).hasSize(2);
      Entry farewell = entries.get(1);
      assertThat(farewell.event()).contains("ended");
      assertThat(subscription.cursor(farewell)).endsWith("-end");
      assertThat(subscription.atEnd()).isTrue();
      assertThat(take(subscription)).isEmpty();
      assertThat(subscription.depth()).isZero();
    }

    @Test
    void theEndIsNoOverrunForAFinishedReader() throws Exception {
      Subscription subscription = open(View.EVENTS);
      subscription.finish();
      append("1", "2", "3", "4", "5", "6");
      assertThat(take(subscription)).isEmpty();
      assertThat(subscription.atEnd()).isTrue();
    }

    @Test
    void theEndComesAfterAllEventsForAReaderOfTheStateToo() throws Exception {
      Subscription subscription = open(View.STATE);
      journal.append("joined", "Ada", "state");
      journal.append("said", "hello", null);
      assertThat(take(subscription)).containsExactly("snapshot: state");
      journal.close();
      assertThat(subscription.cursor()).isEqualTo(at(2) + "-end");
    }

    @Test
    void theEndComesWithTheLastEntryForAReaderWhoseCursorSaysSo() throws Exception {
      Subscription other = open(View.EVENTS);
      Subscription subscription = open(View.EVENTS);
      subscription.endAfter(SubscriptionTest::isLast);
      journal.append("said", "a", null);
      journal.append("last", "b", null);
      journal.append("said", "c", null);
      List<Entry> entries = subscription.take(100);
      assertThat(entries).extracting(entry -> entry.part().text()).containsExactly("a", "b");
      assertThat(entries).extracting(subscription::cursor).containsExactly(at(1), at(2) + "-end");
      assertThat(subscription.atEnd()).isTrue();
      assertThat(subscription.cursor()).isEqualTo(at(2) + "-end");
      assertThat(subscription.take(100)).isEmpty();
      List<Entry> ofOther = other.take(100);
      assertThat(ofOther).hasSize(3).extracting(other::cursor).noneMatch(c -> c.endsWith("end"));
      assertThat(entries).extracting(subscription::isLast).containsExactly(false, true);
      assertThat(ofOther).noneMatch(other::isLast);
    }

    @Test
    void theEndComesWithTheStateAfterTheLastEntryForAReaderOfTheState() throws Exception {
      Subscription subscription = open(View.STATE);
      subscription.endAfter(SubscriptionTest::isLast);
      journal.append("said", "a", "state a");
      Entry before = subscription.take(100).get(0);
      assertThat(subscription.cursor(before)).isEqualTo(at(1));
      journal.append("last", "b", "state b");
      journal.append("said", "c", "state c");
      Entry last = subscription.take(100).get(0);
      assertThat(last.part().text()).isEqualTo("state c");
      assertThat(subscription.cursor(last)).isEqualTo(at(3) + "-end");
      assertThat(subscription.atEnd()).isTrue();
      assertThat(subscription.isLast(last)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void theEndIsInTheLastEntrysCursorIfItIsKnownByThen(View view) throws Exception {
      Subscription early = open(view);
      Subscription late = open(view);
      append("last");
      Entry last = early.take(100).get(0);
      assertThat(early.cursor(last)).isEqualTo(at(1));
      assertThat(early.isCursorKnown()).isTrue();
      journal.close();
      assertThat(late.cursor(late.take(100).get(0))).isEqualTo(at(1) + "-end");
      assertThat(late.isCursorKnown()).isTrue();
      assertThat(early.isCursorKnown()).as("that of the end").isFalse();
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void theEndOfTheStateOfAClosedJournalIsInItsCursor(View view) throws Exception {
      journal.append("closed", "bye", "over");
      journal.close();
      Subscription subscription = open(view);
      Entry state = subscription.take(100).get(0);
      assertThat(subscription.cursor(state)).isEqualTo(at(1) + "-end");
    }

    @Test
    void aClientHasACursorOnceItHasAnEntryOrIfItCameWithOne() throws Exception {
      Subscription subscription = open(View.EVENTS);
      assertThat(subscription.isCursorKnown()).isFalse();
      append("a");
      take(subscription);
      assertThat(subscription.isCursorKnown()).isTrue();
      assertThat(resume(View.EVENTS, at(1)).isCursorKnown()).isTrue();
      assertThat(resume(View.EVENTS, "garbage").isCursorKnown()).isFalse();
    }

    @Test
    void theEndDoesNotComeWhileTheJournalIsOpen() throws Exception {
      append("a");
      Subscription subscription = open(View.EVENTS);
      assertThat(take(subscription)).isEmpty();
      assertThat(subscription.atEnd()).isFalse();
    }
  }

  @Test
  void anEntrysCursorHasItsOffset() {
    append("a", "b");
    assertThat(open(View.EVENTS).cursor(journal.after(0, 1).get(0))).isEqualTo(at(1));
  }
}

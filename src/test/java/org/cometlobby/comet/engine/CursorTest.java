package org.cometlobby.comet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cometlobby.comet.Entry;
import org.cometlobby.comet.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @ParameterizedTest
  @CsvSource({
    "k3x9-0,                               k3x9,             0,                  '',    ENTRY",
    "k3x9-17,                              k3x9,             17,                 '',    ENTRY",
    "k3x9-17-end,                          k3x9,             17,                 '',    END",
    "k3x9-17-4f0zz,                        k3x9,             17,                 4f0zz, ENTRY",
    "k3x9-17-4f0zz-end,                    k3x9,             17,                 4f0zz, END",
    "k3x9-17-0,                            k3x9,             17,                 0,     ENTRY",
    "k3x9-17-ends,                         k3x9,             17,                 ends,  ENTRY",
    "end-17-end,                           end,              17,                 '',    END",
    "k3x9-17-snapshot,                     k3x9,             17,                 '',    SNAPSHOT",
    "k3x9-17-4f0zz-snapshot,               k3x9,             17,                 4f0zz, SNAPSHOT",
    "1-1-1,                                1,                1,                  1,     ENTRY",
    "1y2p0ij32e8e7-123456789012345678,     1y2p0ij32e8e7,    123456789012345678, '',    ENTRY",
    "zzzzzzzzzzzzzzzz-999999999999999999-zzzzz-end, zzzzzzzzzzzzzzzz, 999999999999999999, zzzzz,"
        + " END"
  })
  void aCursorHasEpochOffsetMarkAndTheKindOfWhatWasSeenLast(
      String text, String epoch, long offset, String mark, Cursor.Seen seen) {
    Cursor cursor = new Cursor(epoch, offset, mark, seen);
    assertThat(Cursor.parse(text)).contains(cursor);
    assertThat(cursor).hasToString(text);
  }

  @Test
  void everyJournalsEpochFits() {
    for (int i = 0; i < 100; i++) {
      Journal journal = Journal.builder().maxEntries(1).maxAge(Duration.ofSeconds(1)).build();
      Cursor cursor = new Cursor(journal.epoch(), 5, "", Cursor.Seen.ENTRY);
      assertThat(Cursor.parse(cursor.toString())).contains(cursor);
    }
  }

  @Test
  void aReaderOfTheEventsHasNotSeenTheEntryThatCameBeforeItsSnapshot() {
    Journal journal = Journal.builder().epoch("k3x9").build();
    journal.append("said", "1", "state 1");
    Entry entry = journal.after(0, 1).get(0);
    Cursor seen = Cursor.parse("k3x9-1").orElseThrow();
    Cursor snapshot = Cursor.parse("k3x9-1-snapshot").orElseThrow();
    for (View view : View.values()) {
      assertThat(seen.entry(journal, view)).containsSame(entry);
      assertThat(snapshot.resumes(journal, view)).isTrue();
    }
    assertThat(snapshot.entry(journal, View.EVENTS)).isEmpty();
    assertThat(snapshot.entry(journal, View.STATE)).containsSame(entry);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "17",
        "k3x9",
        "k3x9-",
        "-17",
        "k3x9--17",
        "k3x9-1-",
        "k3x9-1--7",
        "k3x9-1-4F0ZZ",
        "k3x9-1-4f0zz0",
        "k3x9-1-4f0zz-4f0zz",
        "k3x9-1-end-end",
        "k3x9-1-end-4f0zz",
        "k3x9-1-end-snapshot",
        "k3x9-1-snapshot-end",
        "k3x9-1-snapshot-4f0zz",
        "k3x9-1-4f0zz-end-end",
        "k3x9-1-4f0zz ",
        "k3x9-1.5",
        "K3X9-17",
        "k3x9-1234567890123456789",
        "k3x9-17 ",
        " k3x9-17",
        "k3x9-17\n",
        "k3x9-17-END",
        "é-1",
        "abcdefghijklmnopq-1",
        "../../etc/passwd",
        "undefined",
        "null",
        "k3x9-١٧"
      })
  void anyOtherTextIsNoCursor(String garbage) {
    assertThat(Cursor.parse(garbage)).isEmpty();
  }
}

package org.cometlobby.comet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cometlobby.comet.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @ParameterizedTest
  @ValueSource(strings = {"k3x9-0", "k3x9-17", "1y2p0ij32e8e7-123456789012345678", "a-3-end"})
  void aCursorParsesItsOwnText(String text) {
    assertThat(Cursor.parse(text).orElseThrow()).hasToString(text);
  }

  @Test
  void aCursorHasEpochOffsetAndEnd() {
    assertThat(Cursor.parse("k3x9-17")).contains(new Cursor("k3x9", 17, false));
    assertThat(Cursor.parse("k3x9-17-end")).contains(new Cursor("k3x9", 17, true));
  }

  @Test
  void everyJournalsEpochFits() {
    for (int i = 0; i < 100; i++) {
      Journal journal = Journal.builder().maxEntries(1).maxAge(Duration.ofSeconds(1)).build();
      Cursor cursor = new Cursor(journal.epoch(), 5, false);
      assertThat(Cursor.parse(cursor.toString())).contains(cursor);
    }
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
        "k3x9-1-7",
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

  @Test
  void onlyAClosedJournalIsAtItsEnd() {
    Journal journal = Journal.builder().maxEntries(1).maxAge(Duration.ofSeconds(1)).build();
    Cursor end = new Cursor(journal.epoch(), 0, true);
    assertThat(end.isEndOf(journal)).as("it goes on").isFalse();
    journal.close();
    assertThat(end.isEndOf(journal)).isTrue();
    assertThat(new Cursor(journal.epoch(), 0, false).isEndOf(journal)).isFalse();
    assertThat(new Cursor("other", 0, true).isEndOf(journal)).isFalse();
  }
}

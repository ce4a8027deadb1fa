package org.cometlobby.comet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cometlobby.comet.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @ParameterizedTest
  @CsvSource({
    "k3x9-0,                               k3x9,             0,                  '',    false",
    "k3x9-17,                              k3x9,             17,                 '',    false",
    "k3x9-17-end,                          k3x9,             17,                 '',    true",
    "k3x9-17-4f0zz,                        k3x9,             17,                 4f0zz, false",
    "k3x9-17-4f0zz-end,                    k3x9,             17,                 4f0zz, true",
    "k3x9-17-0,                            k3x9,             17,                 0,     false",
    "k3x9-17-ends,                         k3x9,             17,                 ends,  false",
    "end-17-end,                           end,              17,                 '',    true",
    "1-1-1,                                1,                1,                  1,     false",
    "1y2p0ij32e8e7-123456789012345678,     1y2p0ij32e8e7,    123456789012345678, '',    false",
    "zzzzzzzzzzzzzzzz-999999999999999999-zzzzz-end, zzzzzzzzzzzzzzzz, 999999999999999999, zzzzz,"
        + " true"
  })
  void aCursorHasEpochOffsetMarkAndEnd(
      String text, String epoch, long offset, String mark, boolean isEnd) {
    Cursor cursor = new Cursor(epoch, offset, mark, isEnd);
    assertThat(Cursor.parse(text)).contains(cursor);
    assertThat(cursor).hasToString(text);
  }

  @Test
  void everyJournalsEpochFits() {
    for (int i = 0; i < 100; i++) {
      Journal journal = Journal.builder().maxEntries(1).maxAge(Duration.ofSeconds(1)).build();
      Cursor cursor = new Cursor(journal.epoch(), 5, "", false);
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
        "k3x9-1-",
        "k3x9-1--7",
        "k3x9-1-4F0ZZ",
        "k3x9-1-4f0zz0",
        "k3x9-1-4f0zz-4f0zz",
        "k3x9-1-end-end",
        "k3x9-1-end-4f0zz",
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

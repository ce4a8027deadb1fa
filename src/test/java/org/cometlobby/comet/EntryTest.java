package org.cometlobby.comet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.CharBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.cometlobby.multipart.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {

  private static Entry appended(Object value) {
    Journal journal = Journal.builder().maxEntries(1).maxAge(Duration.ofMinutes(1)).build();
    journal.append(null, value, null);
    return journal.after(0, 1).get(0);
  }

  /** A value that JSON-B writes. */
  public record Seat(String name, int number) {}

  @Test
  void textBytesAndJsonHaveTheirDefaultTypes() {
    assertThat(appended("text").part()).isEqualTo(Part.text("text"));
    assertThat(appended(CharBuffer.wrap("text")).part()).isEqualTo(Part.text("text"));
    assertThat(appended(new byte[] {1, 2}).part())
        .isEqualTo(Part.of("application/octet-stream", new byte[] {1, 2}));
    assertThat(appended(new Seat("Ada", 3)).part())
        .isEqualTo(Part.json("{\"name\":\"Ada\",\"number\":3}"));
  }

  @Test
  void theDeclaredTypeHoldsForAValueWithoutItsOwn() {
    assertThat(appended("<svg/>").part("image/svg+xml").contentType()).isEqualTo("image/svg+xml");
    assertThat(appended(new byte[0]).part("image/png").contentType()).isEqualTo("image/png");
    assertThat(appended("text").part("").contentType()).isEqualTo(Part.TEXT);
  }

  @Test
  void aPartKeepsItsOwnType() {
    Part part = Part.text("text/css", "a {}").withHeader("Extra", "1");
    assertThat(appended(part).part("image/png")).isEqualTo(part);
  }

  @Test
  void anEntryIsEncodedOncePerEncoding() {
    Entry entry = appended("x");
    AtomicInteger made = new AtomicInteger();
    Object multipart = new Object();
    Object sse = new Object();
    for (int reader = 0; reader < 3; reader++) {
      assertThat(entry.encodedAs(multipart, e -> new byte[] {(byte) made.incrementAndGet()}))
          .containsExactly(1);
      assertThat(entry.encodedAs(sse, e -> new byte[] {(byte) made.incrementAndGet()}))
          .containsExactly(2);
    }
    assertThat(made).hasValue(2);
  }

  @Test
  void anEntryPrintsItsOffsetAndNameButNotItsBody() {
    assertThat(Entry.of(7, "", "joined", Part.text("a secret")).toString())
        .startsWith("Entry[7 joined ")
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "00", "4f0zz", "zzzzz", "00000", "a"})
  void anEntryKeepsItsMark(String mark) {
    assertThat(Entry.of(1, mark, "joined", Part.text("")).mark()).isEqualTo(mark);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abcdef", "end", "A", "-", "é", " ", "a\n"})
  void aMarkThatNoCursorCarriesIsRejected(String mark) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Entry.of(1, mark, "joined", Part.text("")))
        .withMessageStartingWith("An entry's mark is up to 5 of the characters 0-9 and a-z");
  }

  @Test
  void anEntrysNameAndOffsetAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Entry.of(1, "", "a\nb", Part.text("")))
        .withMessageStartingWith("An event's name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Entry.of(-1, "", "joined", Part.text("")))
        .withMessageContaining("-1");
  }
}

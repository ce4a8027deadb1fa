package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of a room's messages. A message is its version here. */
class MessagePageTest {

  private static final List<Long> EVEN =
      LongStream.rangeClosed(1, 10).map(i -> 2 * i).boxed().toList();

  private static MessagePage<Long> page(OptionalLong after, int limit) {
    return MessagePage.of(EVEN, version -> version, after, limit);
  }

  @Test
  void withoutAVersionThePageHasTheNewestMessagesAndNoNext() {
    MessagePage<Long> newest = page(OptionalLong.empty(), 3);
    assertThat(newest.messages()).containsExactly(16L, 18L, 20L);
    assertThat(newest.next()).isEmpty();
  }

  @Test
  void afterAVersionThePageHasTheOldestMessages() {
    assertThat(page(OptionalLong.of(0), 3))
        .isEqualTo(new MessagePage<>(List.of(2L, 4L, 6L), OptionalLong.of(6)));
    assertThat(page(OptionalLong.of(5), 1))
        .isEqualTo(new MessagePage<>(List.of(6L), OptionalLong.of(6)));
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "0, 100", "17, 2", "18, 1", "20, 1", "99, 1"})
  void theLastPageHasNoNext(long after, int limit) {
    MessagePage<Long> last = page(OptionalLong.of(after), limit);
    assertThat(last.messages())
        .isEqualTo(EVEN.stream().filter(version -> version > after).toList());
    assertThat(last.next()).isEmpty();
  }

  @Test
  void thePagesTogetherHaveEachMessageOnce() {
    List<Long> read = new ArrayList<>();
    OptionalLong after = OptionalLong.of(0);
    while (after.isPresent()) {
      MessagePage<Long> page = page(after, 3);
      read.addAll(page.messages());
      after = page.next();
    }
    assertThat(read).isEqualTo(EVEN);
  }
}

package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommitIdTest {

  @Test
  void equalRequestsHaveOneId() {
    assertThat(CommitId.of("ann", "k")).isEqualTo(CommitId.of("ann", "k"));
  }

  @Test
  void anotherPlayerOrKeyHasAnotherId() {
    assertThat(
            IntStream.range(0, 1_000).mapToObj(i -> CommitId.of("player" + i % 10, "key" + i / 10)))
        .doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(id.text()).matches("[0-9a-z]{16}"));
  }

  @Test
  void anotherRequestWithTheSameKeyHasAnotherId() {
    CommitId id = CommitId.of("ann", "k", "hash");
    assertThat(id).isEqualTo(CommitId.of("ann", "k", "hash"));
    assertThat(id).isNotEqualTo(CommitId.of("ann", "k", "other"));
  }
}

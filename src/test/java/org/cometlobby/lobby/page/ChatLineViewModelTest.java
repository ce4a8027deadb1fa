package org.cometlobby.lobby.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cometlobby.lobby.RoomMessage;
import org.junit.jupiter.api.Test;

class ChatLineViewModelTest {

  @Test
  void aLineSaysWhetherItIsTheVisitorsOwn() {
    List<RoomMessage> said = List.of(chat(7, "hello"));
    assertThat(ChatLineViewModel.of(said, Optional.of("a")))
        .containsExactly(new ChatLineViewModel(7, "Ada", "hello", true));
    for (Optional<String> other : List.of(Optional.of("b"), Optional.<String>empty())) {
      assertThat(ChatLineViewModel.of(said, other))
          .containsExactly(new ChatLineViewModel(7, "Ada", "hello", false));
    }
  }

  @Test
  void theNewestLinesAreShownWithoutTheGamesMessages() {
    List<RoomMessage> said = new ArrayList<>();
    for (int i = 1; i <= 150; i++) {
      said.add(chat(2L * i, "line " + i));
      // A game's data may look like a line of chat.
      said.add(
          new RoomMessage(
              2L * i + 1,
              "{\"playerId\":\"a\",\"name\":\"Ada\",\"type\":\"move\","
                  + "\"data\":{\"type\":\"chat\",\"text\":\"no\"},\"version\":1}"));
    }
    assertThat(ChatLineViewModel.of(said, Optional.empty()))
        .extracting(ChatLineViewModel::text)
        .isEqualTo(IntStream.rangeClosed(51, 150).mapToObj(i -> "line " + i).toList());
  }

  private static RoomMessage chat(long version, String text) {
    return new RoomMessage(
        version,
        "{\"playerId\":\"a\",\"name\":\"Ada\",\"type\":\"chat\",\"text\":\""
            + text
            + "\",\"version\":"
            + version
            + "}");
  }
}

package org.cometlobby.lobby.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.JournalEntry;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.Message;
import org.junit.jupiter.api.Test;

class ChatLineViewModelTest {

  @Test
  void aLineSaysWhetherItIsTheVisitorsOwn() {
    List<JournalEntry> said = List.of(said(7, Message.chat("hello")));
    assertThat(ChatLineViewModel.of(said, Optional.of("a")))
        .containsExactly(new ChatLineViewModel(7, "Ada", "hello", true));
    for (Optional<String> other : List.of(Optional.of("b"), Optional.<String>empty())) {
      assertThat(ChatLineViewModel.of(said, other))
          .containsExactly(new ChatLineViewModel(7, "Ada", "hello", false));
    }
  }

  private static JournalEntry said(int number, Message message) {
    return new JournalEntry(number, new LobbyEvent.Said("a", "Ada", message), Instant.EPOCH);
  }
}

package org.cometlobby.lobby.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cometlobby.lobby.JournalEntry;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.Message;
import org.junit.jupiter.api.Test;

class ChatLineViewModelTest {

  @Test
  void theLastLinesAreShownWithoutTheGamesMessages() {
    List<JournalEntry> said =
        Stream.concat(
                IntStream.rangeClosed(1, 150).mapToObj(n -> said(n, Message.chat("line " + n))),
                Stream.of(said(151, Message.ofGame("move", JsonValue.TRUE))))
            .toList();
    List<ChatLineViewModel> shown = ChatLineViewModel.of(said, Optional.of("a"));
    assertThat(shown).hasSize(100);
    assertThat(shown.get(99)).isEqualTo(new ChatLineViewModel(150, "Ada", "line 150", true));
  }

  private static JournalEntry said(int number, Message message) {
    return new JournalEntry(number, new LobbyEvent.Said("a", "Ada", message), Instant.EPOCH);
  }
}

package org.cometlobby.lobby.page;

import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.JournalEntry;
import org.cometlobby.lobby.room.LobbyEvent;

/**
 * A line of chat as a page shows it.
 *
 * @param version its number among the room's events
 */
public record ChatLineViewModel(long version, String name, String text, boolean mine) {

  /**
   * @param said entries whose event is a {@link LobbyEvent.Said}
   */
  static List<ChatLineViewModel> of(List<JournalEntry> said, Optional<String> myId) {
    return said.stream().map(entry -> of(entry, (LobbyEvent.Said) entry.event(), myId)).toList();
  }

  private static ChatLineViewModel of(
      JournalEntry entry, LobbyEvent.Said said, Optional<String> myId) {
    return new ChatLineViewModel(
        entry.number(),
        said.name(),
        said.message().text().orElse(""),
        myId.filter(said.playerId()::equals).isPresent());
  }
}

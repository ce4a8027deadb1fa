package org.cometlobby.lobby.page;

import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.JournalEntry;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.Message;

/**
 * A line of chat as a page shows it.
 *
 * @param version its number among the room's events
 */
public record ChatLineViewModel(long version, String name, String text, boolean mine) {

  /** The most lines on a page; {@code chat.js} keeps as many. */
  private static final int MOST = 100;

  /** Returns the last lines, oldest first, without the games' own messages. */
  static List<ChatLineViewModel> of(List<JournalEntry> said, Optional<String> myId) {
    List<ChatLineViewModel> lines =
        said.stream()
            .filter(
                entry ->
                    entry.event() instanceof LobbyEvent.Said line
                        && line.message().type().equals(Message.CHAT))
            .map(entry -> of(entry, (LobbyEvent.Said) entry.event(), myId))
            .toList();
    return lines.subList(Math.max(0, lines.size() - MOST), lines.size());
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

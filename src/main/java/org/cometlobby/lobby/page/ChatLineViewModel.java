package org.cometlobby.lobby.page;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cometlobby.lobby.RoomMessage;
import org.cometlobby.lobby.room.Message;

/**
 * A line of chat as a page shows it.
 *
 * @param version its number among the room's events
 */
public record ChatLineViewModel(long version, String name, String text, boolean mine) {

  /** The most lines on a page; {@code chat.js} keeps as many. */
  private static final int MOST = 100;

  // A game's message, which may be long, is recognised before it is parsed. In a text, the quotes
  // would be escaped.
  private static final String MARK = "\"type\":\"" + Message.CHAT + "\"";

  // One for all: to find the provider takes longer than to parse a message.
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  /**
   * Returns the last lines, oldest first, without the games' own messages.
   *
   * @param messages oldest first
   */
  static List<ChatLineViewModel> of(List<RoomMessage> messages, Optional<String> myId) {
    Deque<ChatLineViewModel> lines = new ArrayDeque<>();
    for (int i = messages.size() - 1; i >= 0 && lines.size() < MOST; i--) {
      line(messages.get(i), myId).ifPresent(lines::addFirst);
    }
    return List.copyOf(lines);
  }

  private static Optional<ChatLineViewModel> line(RoomMessage message, Optional<String> myId) {
    if (!message.json().contains(MARK)) {
      return Optional.empty();
    }
    try (JsonReader reader = READERS.createReader(new StringReader(message.json()))) {
      JsonObject said = reader.readObject();
      return said.getString("type").equals(Message.CHAT)
          ? Optional.of(
              new ChatLineViewModel(
                  message.version(),
                  said.getString("name"),
                  said.getString("text"),
                  myId.filter(said.getString("playerId")::equals).isPresent()))
          : Optional.empty();
    }
  }
}

package org.cometlobby.lobby.room;

import jakarta.json.JsonValue;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/**
 * A member's message to the room: a line of chat, or the game's own data.
 *
 * @param type {@value #CHAT}, or the game's own type
 * @param text the line of chat, cleaned by {@link UserText#line}
 * @param data the data of a game's message, any JSON
 */
public record Message(
    @Pattern(regexp = "[A-Za-z0-9._-]{1,40}", message = "is 1 to 40 letters, digits, '.', '_', '-'")
        String type,
    Optional<@CodePoints(min = 1, max = Message.MAX_TEXT) String> text,
    Optional<@JsonLength(max = Message.MAX_DATA) JsonText> data) {

  /** The type of a line of chat. */
  public static final String CHAT = "chat";

  /** The longest line of chat, in code points. */
  public static final int MAX_TEXT = 500;

  /** The longest data, in characters of its JSON. */
  public static final int MAX_DATA = 4_096;

  public static Message chat(String text) {
    return new Message(CHAT, Optional.of(UserText.line(text)), Optional.empty());
  }

  public static Message ofGame(String type, JsonValue data) {
    return new Message(type, Optional.empty(), Optional.of(JsonText.of(data)));
  }
}

package org.cometlobby.lobby.room;

/** The messages that a room takes from its spectators. */
public enum SpectatorsMay {
  NOTHING,
  /** Lines of chat, and none of the game's messages. */
  CHAT,
  EVERYTHING;

  boolean say(String type) {
    return this == EVERYTHING || (this == CHAT && type.equals(Message.CHAT));
  }
}

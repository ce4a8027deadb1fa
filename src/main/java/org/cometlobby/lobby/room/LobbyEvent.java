package org.cometlobby.lobby.room;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What has happened in a room. Each event has changed the room, if only its version. */
public sealed interface LobbyEvent {

  /** Somebody opened the room, and has its first seat. */
  record Created() implements LobbyEvent {}

  /** Somebody took a seat, or came to watch. */
  record Joined(Seat seat, Role role) implements LobbyEvent {}

  /** Somebody gave a seat up, or watches no more. */
  record Left(String playerId, String name, Role role, Reason reason) implements LobbyEvent {}

  /** Somebody plays for another team. */
  record TeamChanged(String playerId, Optional<String> team) implements LobbyEvent {}

  /** Somebody is ready, or not any more. */
  record ReadyChanged(String playerId, boolean ready) implements LobbyEvent {}

  /** A member is there, or away for a while. */
  record ConnectionChanged(String playerId, boolean connected) implements LobbyEvent {}

  /** Somebody else is host. */
  record HostChanged(String playerId) implements LobbyEvent {}

  /** The host says something else about the room. */
  record MetadataChanged() implements LobbyEvent {}

  /**
   * A member said something to everybody.
   *
   * @param scheduled the number of the {@link MessageScheduled} that announced it; empty for what
   *     was said at once
   */
  record Said(String playerId, String name, Message message, OptionalLong scheduled)
      implements LobbyEvent {

    public Said(String playerId, String name, Message message) {
      this(playerId, name, message, OptionalLong.empty());
    }
  }

  /** A member will say something, at a moment within the delay that the lobby keeps to itself. */
  record MessageScheduled(String playerId, String name, String type, Delay delay)
      implements LobbyEvent {}

  /** The start is coming. */
  record CountdownStarted(Instant startsAt) implements LobbyEvent {}

  /** It is not coming after all. */
  record CountdownCancelled() implements LobbyEvent {}

  /** The game is on. */
  record Started(Instant at) implements LobbyEvent {}

  /** Nobody is left; nothing follows. */
  record Closed() implements LobbyEvent {}

  /** Why a place is free again. */
  enum Reason {
    /** The player wanted it. */
    LEFT,
    /** The host wanted it. */
    KICKED,
    /** The host wanted it for good. */
    BANNED,
    /** The player was away for too long. */
    TIMEOUT
  }
}

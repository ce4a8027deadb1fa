package org.cometlobby.lobby.room;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** An event in a room. Each event changes the room, at least its version. */
public sealed interface LobbyEvent {

  /** A player opened the room, and has its first seat. */
  record Created() implements LobbyEvent {}

  /** A player took a seat, or a spectator joined. */
  record Joined(Seat seat, Role role) implements LobbyEvent {}

  /** A player or a spectator left. */
  record Left(String playerId, String name, Role role, Reason reason) implements LobbyEvent {}

  /** A player changed teams. */
  record TeamChanged(String playerId, Optional<String> team) implements LobbyEvent {}

  /** A player became ready or unready. */
  record ReadyChanged(String playerId, boolean ready) implements LobbyEvent {}

  /** A member connected or disconnected. */
  record ConnectionChanged(String playerId, boolean connected) implements LobbyEvent {}

  /** Another player became host. */
  record HostChanged(String playerId) implements LobbyEvent {}

  /** The host changed the metadata. */
  record MetadataChanged() implements LobbyEvent {}

  /**
   * A member sent a message.
   *
   * @param scheduled the number of the {@link MessageScheduled} that announced the message; empty
   *     for an unscheduled message
   */
  record Said(String playerId, String name, Message message, OptionalLong scheduled)
      implements LobbyEvent {

    public Said(String playerId, String name, Message message) {
      this(playerId, name, message, OptionalLong.empty());
    }
  }

  /** A member scheduled a message, for a moment within the delay that the lobby keeps secret. */
  record MessageScheduled(String playerId, String name, String type, Delay delay)
      implements LobbyEvent {}

  /** The countdown to the start began. */
  record CountdownStarted(Instant startsAt) implements LobbyEvent {}

  /** The countdown was cancelled. */
  record CountdownCancelled() implements LobbyEvent {}

  /** The room started. */
  record Started(Instant at) implements LobbyEvent {}

  /** The last player left. No event follows. */
  record Closed() implements LobbyEvent {}

  /** The reason why a member left. */
  enum Reason {
    /** The member left by itself. */
    LEFT,
    /** The host kicked the member. */
    KICKED,
    /** The host kicked and banned the member. */
    BANNED,
    /** The player was away for too long. */
    TIMEOUT
  }
}

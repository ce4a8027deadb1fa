package org.cometlobby.lobby.room;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** An event in a room. Each event changes the room, at least its version. */
public sealed interface LobbyEvent {

  /** The opening of a room by a player, who takes the room's first seat. */
  record Created() implements LobbyEvent {}

  /** The arrival of a player in a seat, or of a spectator. */
  record Joined(Seat seat, Role role) implements LobbyEvent {}

  /** A member's leave: a player's or a spectator's. */
  record Left(String playerId, String name, Role role, Reason reason) implements LobbyEvent {}

  /** A player's change of teams. */
  record TeamChanged(String playerId, Optional<String> team) implements LobbyEvent {}

  /** A player's change to ready or unready. */
  record ReadyChanged(String playerId, boolean ready) implements LobbyEvent {}

  /** A member's connection or disconnection. */
  record ConnectionChanged(String playerId, boolean connected) implements LobbyEvent {}

  /** The change of the host to another player. */
  record HostChanged(String playerId) implements LobbyEvent {}

  /** The host's change of the metadata. */
  record MetadataChanged() implements LobbyEvent {}

  /**
   * A member's message.
   *
   * @param role the member's role when the message was sent
   * @param scheduled the number of the {@link MessageScheduled} that announced the message; empty
   *     for an unscheduled message
   */
  record Said(String playerId, String name, Role role, Message message, OptionalLong scheduled)
      implements LobbyEvent {}

  /**
   * A member's schedule of a message, for a moment within the delay that the lobby keeps secret.
   */
  record MessageScheduled(String playerId, String name, Role role, String type, Delay delay)
      implements LobbyEvent {}

  /** The beginning of the countdown to the start. */
  record CountdownStarted(Instant startsAt) implements LobbyEvent {}

  /** The cancellation of the countdown. */
  record CountdownCancelled() implements LobbyEvent {}

  /** The start of the room. */
  record Started(Instant at) implements LobbyEvent {}

  /** The close of the room, when its last player has left or it has expired. No event follows. */
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

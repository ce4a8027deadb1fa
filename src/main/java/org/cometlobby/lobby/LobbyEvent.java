package org.cometlobby.lobby;

import java.time.Instant;

/** What has happened in a room. Each event has changed the room. */
public sealed interface LobbyEvent {

  /** Somebody opened the room, and has its first seat. */
  record Created() implements LobbyEvent {}

  /** Somebody took a seat. */
  record Joined(Seat seat) implements LobbyEvent {}

  /** Somebody gave a seat up. */
  record Left(String playerId, String name, Reason reason) implements LobbyEvent {}

  /** Somebody else is host. */
  record HostChanged(String playerId) implements LobbyEvent {}

  /** The game is on. */
  record Started(Instant at) implements LobbyEvent {}

  /** The last one left; nothing follows. */
  record Closed() implements LobbyEvent {}

  /** Why a seat is empty again. */
  enum Reason {
    /** The player wanted it. */
    LEFT
  }
}

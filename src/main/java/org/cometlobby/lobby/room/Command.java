package org.cometlobby.lobby.room;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** A command to an existing room. */
public sealed interface Command {

  /**
   * A request to take a seat, or to join as a spectator. A seated player keeps the seat, in the
   * named team if any.
   *
   * @param mostSpectators the most spectators of the room
   */
  record TakeSeat(
      Player player, Role role, Optional<String> team, Arrival arrival, int mostSpectators)
      implements Command {

    /** Makes a request with the default limit of spectators. */
    public TakeSeat(Player player, Role role, Optional<String> team, Arrival arrival) {
      this(player, role, team, arrival, Room.MAX_SPECTATORS);
    }
  }

  /** A request to take a seat if the room fits the player's wish. The wish stays with the seat. */
  record Match(Player player, MatchWish wish, Arrival arrival) implements Command {}

  /** A request to leave the room, at any time. */
  record LeaveSeat(String playerId) implements Command {}

  /** The host's request to kick a member; a ban lasts as long as the room. */
  record Kick(String by, String playerId, boolean ban) implements Command {}

  /** A request to become ready or unready. */
  record SetReady(String playerId, boolean ready) implements Command {}

  /** The host's request to make another player host. */
  record TransferHost(String by, String to) implements Command {}

  /** The host's request to set the metadata. */
  record SetMetadata(String by, JsonObject metadata) implements Command {}

  /** A request to send a message to the room. */
  record Say(String playerId, Message message) implements Command {}

  /**
   * A request to send a message to the room later.
   *
   * @param delay the bounds of the moment, which the room is told
   * @param at the moment, drawn within the delay
   */
  record Schedule(String playerId, Message message, Delay delay, Instant at) implements Command {}

  /** The host's request to start now, once the room has {@code minPlayers}; seats may be free. */
  record Start(String playerId) implements Command {}

  /**
   * A notice that a player opened a stream of the room. Has no effect unless the player is a
   * member.
   */
  record Connect(String playerId) implements Command {}

  /** A notice that the player's last stream has ended. */
  record Disconnect(String playerId, Grace grace) implements Command {}

  /**
   * A request to do everything due by now: end waits, start, relay messages, give up places, close.
   *
   * @param expiry when the room expires; empty for never
   */
  record Tick(Optional<Expiry> expiry) implements Command {

    public Tick() {
      this(Optional.empty());
    }
  }
}

package org.cometlobby.lobby.room;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** What somebody wants of a room that exists. */
public sealed interface Command {

  /**
   * Sit down to play, or come to watch. Who has a seat keeps it, in another team if one is named.
   *
   * @param givenUpAt when the place is given up unless the player opens a stream; empty if there is
   *     one
   * @param mostSpectators how many may watch
   */
  record TakeSeat(
      Player player,
      Role role,
      Optional<String> team,
      Optional<Instant> givenUpAt,
      int mostSpectators)
      implements Command {

    /** Takes a seat with the default limit of spectators. */
    public TakeSeat(Player player, Role role, Optional<String> team, Optional<Instant> givenUpAt) {
      this(player, role, team, givenUpAt, Room.MAX_SPECTATORS);
    }
  }

  /**
   * Take a seat if the room fits the player's wish.
   *
   * @param givenUpAt as in {@link TakeSeat}
   */
  record Match(Player player, MatchWish wish, Optional<Instant> givenUpAt) implements Command {}

  /** Leave the room, at any time. */
  record LeaveSeat(String playerId) implements Command {}

  /** Kick a member, for the host; a ban lasts as long as the room. */
  record Kick(String by, String playerId, boolean ban) implements Command {}

  /** Become ready or unready. */
  record SetReady(String playerId, boolean ready) implements Command {}

  /** Make another player host, for the host. */
  record TransferHost(String by, String to) implements Command {}

  /** Set the metadata, for the host. */
  record SetMetadata(String by, JsonObject metadata) implements Command {}

  /** Send a message to the room. */
  record Say(String playerId, Message message) implements Command {}

  /**
   * Send a message to the room later.
   *
   * @param delay the bounds of the moment, which the room is told
   * @param at the moment, drawn within the delay
   */
  record Schedule(String playerId, Message message, Delay delay, Instant at) implements Command {}

  /** Start now, for the host, once the room has {@code minPlayers}; seats may be free. */
  record Start(String playerId) implements Command {}

  /** Note that a player opened a stream of the room. Has no effect unless it is a member. */
  record Connect(String playerId) implements Command {}

  /** Note that the player's last stream has ended. */
  record Disconnect(String playerId, Grace grace) implements Command {}

  /** Do what is due by now: start, relay messages, give places up, close. */
  record Tick() implements Command {}
}

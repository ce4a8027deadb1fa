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

    /** With as many who watch as any room bears. */
    public TakeSeat(Player player, Role role, Optional<String> team, Optional<Instant> givenUpAt) {
      this(player, role, team, givenUpAt, Room.MAX_SPECTATORS);
    }
  }

  /**
   * Sit down if the room is what the player wishes for.
   *
   * @param givenUpAt as in {@link TakeSeat}
   */
  record Match(Player player, MatchWish wish, Optional<Instant> givenUpAt) implements Command {}

  /** Get up and go, at any time. */
  record LeaveSeat(String playerId) implements Command {}

  /** Send somebody away, as the host may; with a ban for as long as there is the room. */
  record Kick(String by, String playerId, boolean ban) implements Command {}

  /** Say to be ready, or not to be any more. */
  record SetReady(String playerId, boolean ready) implements Command {}

  /** Let somebody else be host. */
  record TransferHost(String by, String to) implements Command {}

  /** Say something new about the room, as the host may. */
  record SetMetadata(String by, JsonObject metadata) implements Command {}

  /** Say something to everybody. */
  record Say(String playerId, Message message) implements Command {}

  /**
   * Have something said to everybody later.
   *
   * @param delay what everybody is told of when
   * @param at when, drawn within the delay
   */
  record Schedule(String playerId, Message message, Delay delay, Instant at) implements Command {}

  /** Start now, though there may be seats left. The host may, from {@code minPlayers} on. */
  record Start(String playerId) implements Command {}

  /** The player has opened a stream of the room. Of no effect unless it is a member. */
  record Connect(String playerId) implements Command {}

  /** The player's last stream has ended. */
  record Disconnect(String playerId, Grace grace) implements Command {}

  /** Do what is due by now: start, relay messages, give places up, close. */
  record Tick() implements Command {}
}

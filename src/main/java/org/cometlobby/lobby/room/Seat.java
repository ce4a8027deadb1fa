package org.cometlobby.lobby.room;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A member's place in a room: a seat, or a place among the spectators.
 *
 * @param number from 1, the same for as long as the place is taken; 0 for a spectator
 * @param ready whether the player is ready
 * @param since when the place was taken
 * @param givenUpAt when the place is given up, unless its player opens a stream; empty while a
 *     stream is open
 * @param awaitedUntil after a restart: when the player counts as disconnected, unless the player
 *     opens a stream; empty for everybody else
 * @param wish the attributes of the player's wish, which a quick match compares; empty without one
 */
public record Seat(
    String playerId,
    String name,
    int number,
    Optional<String> team,
    boolean ready,
    Instant since,
    Optional<Instant> givenUpAt,
    Optional<Instant> awaitedUntil,
    JsonText wish) {

  static Seat of(
      Player player,
      int number,
      Optional<String> team,
      Instant since,
      Optional<Instant> givenUpAt) {
    return new Seat(
        player.id(),
        player.name(),
        number,
        team,
        false,
        since,
        givenUpAt,
        Optional.empty(),
        JsonText.EMPTY_OBJECT);
  }

  Role role() {
    return number == 0 ? Role.SPECTATOR : Role.PLAYER;
  }

  /** Returns whether the player has an open stream of the room. */
  boolean isThere() {
    return givenUpAt.isEmpty();
  }

  /** Returns whether the player is there, or is awaited after a restart. */
  public boolean connected() {
    return isThere() || awaitedUntil.isPresent();
  }

  /** Returns whether the place is to be given up by now. */
  boolean isDue(Instant now) {
    return awaitedUntil.isEmpty() && givenUpAt.filter(at -> !at.isAfter(now)).isPresent();
  }

  /** Returns whether the wait for the player ends by now. */
  boolean isAwaitedInVain(Instant now) {
    return awaitedUntil.filter(at -> !at.isAfter(now)).isPresent();
  }

  Seat withTeam(Optional<String> next) {
    return new Seat(playerId, name, number, next, ready, since, givenUpAt, awaitedUntil, wish);
  }

  Seat withReady(boolean next) {
    return new Seat(playerId, name, number, team, next, since, givenUpAt, awaitedUntil, wish);
  }

  Seat withWish(JsonText next) {
    return new Seat(playerId, name, number, team, ready, since, givenUpAt, awaitedUntil, next);
  }

  /** Returns the place of a player who is connected, or disconnected and not awaited. */
  Seat withGivenUpAt(Optional<Instant> next) {
    return new Seat(playerId, name, number, team, ready, since, next, Optional.empty(), wish);
  }

  /** Returns the place of a player who is awaited after a restart. */
  Seat awaited(Instant until, Instant thenGivenUpAt) {
    return new Seat(
        playerId,
        name,
        number,
        team,
        ready,
        since,
        Optional.of(thenGivenUpAt),
        Optional.of(until),
        wish);
  }

  /** Returns the place, kept until a time at least. */
  Seat givenUpNotBefore(Instant least) {
    return withGivenUpAt(givenUpAt.map(at -> at.isBefore(least) ? least : at));
  }

  /**
   * Returns the place, kept for a time at most; from the end of a wait for the player if there is
   * one.
   */
  Seat givenUpWithin(Duration most, Instant now) {
    Instant latest = awaitedUntil.orElse(now).plus(most);
    return givenUpAt.filter(at -> at.isAfter(latest)).isEmpty()
        ? this
        : new Seat(
            playerId, name, number, team, ready, since, Optional.of(latest), awaitedUntil, wish);
  }

  /** Returns the place with its wait ended in vain. */
  Seat notAwaited() {
    return withGivenUpAt(givenUpAt);
  }
}

package org.cometlobby.lobby.game;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Seat;

/**
 * A member of a room, as a game's server is told.
 *
 * @param role {@code player} or {@code spectator}
 * @param seat the seat's number, which stays the same while the seat is taken
 */
record Member(String playerId, String name, String role, OptionalInt seat, Optional<String> team) {

  /** Returns the players, in the order in which their seats were taken. */
  static List<Member> players(Room room) {
    return room.seats().stream().map(Member::player).toList();
  }

  private static Member player(Seat seat) {
    return new Member(
        seat.playerId(), seat.name(), "player", OptionalInt.of(seat.number()), seat.team());
  }

  static Optional<Member> of(Room room, String playerId) {
    return Stream.concat(players(room).stream(), room.spectators().stream().map(Member::spectator))
        .filter(member -> member.playerId().equals(playerId))
        .findFirst();
  }

  private static Member spectator(Seat place) {
    return new Member(
        place.playerId(), place.name(), "spectator", OptionalInt.empty(), place.team());
  }
}

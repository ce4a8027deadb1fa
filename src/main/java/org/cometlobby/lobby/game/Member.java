package org.cometlobby.lobby.game;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.cometlobby.lobby.Room;
import org.cometlobby.lobby.Seat;

/**
 * Who is in a room, as a game's server is told.
 *
 * @param role {@code player}, or {@code spectator} for who has no seat
 * @param seat the place among the players, from 1 in the order in which the seats were taken
 */
record Member(String playerId, String name, String role, OptionalInt seat, Optional<String> team) {

  /** The members who play, in the order of their seats. */
  static List<Member> players(Room room) {
    List<Member> players = new ArrayList<>();
    for (Seat seat : room.seats()) {
      players.add(
          new Member(
              seat.playerId(),
              seat.name(),
              "player",
              OptionalInt.of(players.size() + 1),
              seat.team()));
    }
    return players;
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

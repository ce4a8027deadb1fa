package org.cometlobby.lobby;

import java.net.URI;
import java.util.Optional;
import org.cometlobby.lobby.room.Room;

/** The operator's list of games. */
public interface GameCatalog {

  /**
   * Checks that a game fits a room. A game without an entry fits any number of players.
   *
   * @param minPlayers the number of players from which the room may start
   * @param maxPlayers the room's number of seats
   * @throws OutOfBoundsException when the game does not fit the room, naming the wrong field
   */
  void check(String game, int minPlayers, int maxPlayers);

  /** Returns the address of a room's game; empty if the operator has set none. */
  Optional<URI> url(Room room);
}

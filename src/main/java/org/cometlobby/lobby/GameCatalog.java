package org.cometlobby.lobby;

import java.net.URI;
import java.util.Optional;
import org.cometlobby.lobby.room.Room;

/** Which games there are, and where, as far as the operator has said so. */
public interface GameCatalog {

  /**
   * Checks that there may be such a room. A game that the operator has said nothing about is for
   * any number of players.
   *
   * @param minPlayers with how many the room may start
   * @param maxPlayers how many seats it has
   * @throws UnfitForGameException when not, naming what is wrong
   */
  void check(String game, int minPlayers, int maxPlayers);

  /** Where the game of a room is played; empty if the players' page knows. */
  Optional<URI> url(Room room);
}

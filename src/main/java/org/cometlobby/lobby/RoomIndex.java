package org.cometlobby.lobby;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.room.MatchWish;
import org.cometlobby.lobby.room.Room;

/**
 * The index of the rooms, kept with each commit: for lists, quick match and a player's rooms. No
 * method walks all rooms.
 */
public interface RoomIndex {

  /**
   * Returns a window of the public rooms that pass the filter.
   *
   * @param after the cursor of an earlier window's end; empty for the first window
   * @param limit the most rooms of the window, at least 1
   * @throws OutOfBoundsException when {@code after} is no cursor
   */
  RoomPage list(RoomFilter filter, RoomOrder order, Optional<String> after, int limit);

  /**
   * Returns rooms that fit a player's wish, the best first: rooms whose players are there and in
   * which something has happened lately, before others; then the fullest, then the oldest. None
   * from which the player was sent away.
   *
   * @param most the most rooms to return
   */
  List<Room> candidates(String playerId, MatchWish wish, Instant now, int most);

  /** Returns the rooms in which the player has a seat, the newest first. */
  List<Room> seatedIn(String playerId);

  /** Returns the rooms in which the player plays or watches, in any order. */
  List<Room> roomsOf(String playerId);

  /** Returns the number of rooms in which the player plays or watches. */
  int placesOf(String playerId);

  RoomCounts counts();
}

package org.cometlobby.lobby.room;

import java.time.Instant;

/**
 * The part of a room that never changes.
 *
 * @param code see {@link RoomCode}
 * @param life see {@link RoomLife}
 * @param autoStart whether the room starts by itself when it is full or everybody is ready
 * @param countdownSeconds the countdown before the start; 0 for a start at once
 */
public record RoomSetup(
    String code,
    String life,
    String game,
    String title,
    Visibility visibility,
    int minPlayers,
    int maxPlayers,
    boolean autoStart,
    int countdownSeconds,
    SpectatorsMay spectatorsMay,
    Instant createdAt) {

  /**
   * @throws IllegalArgumentException for numbers of players that exclude each other
   */
  public RoomSetup {
    if (minPlayers < 1 || maxPlayers < minPlayers || maxPlayers > NewRoom.MAX_PLAYERS) {
      throw new IllegalArgumentException(
          "Room " + code + " can't be for " + minPlayers + " to " + maxPlayers + " players");
    }
  }

  static RoomSetup of(String code, String life, NewRoom wish, Instant now) {
    return new RoomSetup(
        code,
        life,
        wish.game(),
        wish.title(),
        wish.visibility(),
        wish.minPlayers(),
        wish.maxPlayers(),
        wish.autoStart(),
        wish.countdownSeconds(),
        wish.spectatorsMay(),
        now);
  }
}

package org.cometlobby.lobby;

import java.time.Duration;
import java.util.Optional;
import org.cometlobby.lobby.room.Player;

/**
 * The store of players. A player is forgotten after a time without a sign of life; a busy store
 * forgets earlier the players who never had a seat.
 */
public interface PlayerStore {

  /** How long a player is kept after the last sign of life. */
  Duration KEPT = Duration.ofDays(30);

  /** How long a player who never had a seat is kept after the last sign of life. */
  Duration KEPT_WITHOUT_SEAT = Duration.ofDays(1);

  /**
   * Keeps a new player.
   *
   * @return false if the store is full, and holds no player who may be forgotten now
   * @throws UnavailableException when the store can't keep a player for now
   */
  boolean add(StoredPlayer player);

  Optional<StoredPlayer> find(String playerId);

  /** Notes a sign of life. Does nothing for an unknown player. */
  void seen(String playerId);

  /** Notes that the player has a seat, which is a sign of life, too. */
  void sat(String playerId);

  /**
   * Forgets a player, and returns once that is durable.
   *
   * @return false for an unknown player
   * @throws UnavailableException when the store can't note it for now
   */
  boolean forget(String playerId);

  /** Forgets the players whose time is over; to be called about once a minute. */
  void forgetExpired();

  /**
   * A player with the hash of the player's secret.
   *
   * @param secretHash a SHA-256 hash of the secret in Base64; the secret itself is not stored
   */
  record StoredPlayer(Player player, String secretHash) {}
}

package org.cometlobby.lobby.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Players in the order of their last signs of life, in buckets of some minutes, like a hashed timer
 * wheel. A sign doesn't move its player: a player who was seen again is moved when the bucket comes
 * up, so each player is moved at most once per bucket's width. Times are whole minutes since 1970.
 * Not thread-safe.
 */
final class SignWheel {

  private final int width;
  private final @Nullable KnownPlayer[] first;
  private final @Nullable KnownPlayer[] last;
  // The number of the earliest bucket that may hold players.
  private int earliest;

  /**
   * @param span the longest time between a player's sign and the present
   * @param width the minutes of one bucket
   * @param now the present
   */
  SignWheel(Duration span, int width, int now) {
    this.width = width;
    int minutes = Math.toIntExact(span.toMinutes());
    // The buckets of both ends are there in part.
    first = new KnownPlayer[minutes / width + 2];
    last = new KnownPlayer[first.length];
    earliest = (now - minutes) / width;
  }

  /** Puts a player behind all players of the same bucket. */
  void put(KnownPlayer player) {
    int latest = earliest + first.length - 1;
    // A bucket that is too early does no harm: the player is moved when it comes up.
    int bucket = Math.max(earliest, Math.min(latest, player.seen() / width)) % first.length;
    player.next = null;
    KnownPlayer before = last[bucket];
    if (before == null) {
      first[bucket] = player;
    } else {
      before.next = player;
    }
    last[bucket] = player;
  }

  /**
   * Takes out a player of the earliest bucket.
   *
   * @return null if no player was last seen before the bucket of this minute
   */
  @Nullable KnownPlayer takeBefore(int minute) {
    int end = minute / width;
    while (earliest < end) {
      KnownPlayer player = takeFirst(earliest % first.length);
      if (player == null) {
        earliest++;
      } else if (player.seen() / width > earliest) {
        put(player);
      } else {
        return player;
      }
    }
    return null;
  }

  private @Nullable KnownPlayer takeFirst(int bucket) {
    KnownPlayer player = first[bucket];
    if (player != null) {
      first[bucket] = player.next;
      if (player.next == null) {
        last[bucket] = null;
      }
      player.next = null;
    }
    return player;
  }
}

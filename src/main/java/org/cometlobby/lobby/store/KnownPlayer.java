package org.cometlobby.lobby.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import org.cometlobby.lobby.PlayerStore.StoredPlayer;
import org.cometlobby.lobby.room.Player;
import org.jspecify.annotations.Nullable;

/**
 * A player in the memory of a {@link PlayerTable}, kept small. Times are whole minutes since 1970.
 */
final class KnownPlayer {

  static final int MINUTES_OF_A_DAY = 24 * 60;

  private static final int HASH_BYTES = 32;

  private final String id;
  // The secret's hash, then the name in UTF-8.
  private final byte[] hashAndName;
  private volatile int seen;
  private volatile boolean sat;

  /** The next player in the bucket of a {@link SignWheel}, guarded by the wheel's lock. */
  @Nullable KnownPlayer next;

  /**
   * @param seen the minute of the last sign of life
   * @throws IllegalArgumentException when the hash is not one of SHA-256 in Base64
   */
  KnownPlayer(StoredPlayer player, boolean sat, int seen) {
    byte[] hash = Base64.getDecoder().decode(player.secretHash());
    if (hash.length != HASH_BYTES) {
      throw new IllegalArgumentException("Not a hash of " + HASH_BYTES + " bytes");
    }
    byte[] name = player.player().name().getBytes(UTF_8);
    this.id = player.player().id();
    this.hashAndName = Arrays.copyOf(hash, HASH_BYTES + name.length);
    System.arraycopy(name, 0, hashAndName, HASH_BYTES, name.length);
    this.sat = sat;
    this.seen = seen;
  }

  String id() {
    return id;
  }

  StoredPlayer stored() {
    String name = new String(hashAndName, HASH_BYTES, hashAndName.length - HASH_BYTES, UTF_8);
    byte[] hash = Arrays.copyOf(hashAndName, HASH_BYTES);
    return new StoredPlayer(new Player(id, name), Base64.getEncoder().encodeToString(hash));
  }

  /** Returns the minute of the last sign of life. */
  int seen() {
    return seen;
  }

  /** Returns whether the player ever had a seat. */
  boolean sat() {
    return sat;
  }

  /**
   * Notes a sign of life, which costs at most a volatile write.
   *
   * @return whether it is the first one of its day
   */
  boolean see(int minute) {
    int before = seen;
    if (minute <= before) {
      return false;
    }
    if (day(minute) == day(before)) {
      seen = minute;
      return false;
    }
    synchronized (this) {
      boolean first = day(minute) > day(seen);
      seen = Math.max(seen, minute);
      return first;
    }
  }

  /**
   * Notes a seat.
   *
   * @return whether it is the player's first one
   */
  boolean sit(int minute) {
    if (sat) {
      return false;
    }
    synchronized (this) {
      boolean first = !sat;
      sat = true;
      seen = Math.max(seen, minute);
      return first;
    }
  }

  private static int day(int minute) {
    return minute / MINUTES_OF_A_DAY;
  }
}

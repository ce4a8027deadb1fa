package org.cometlobby.lobby.room;

import java.util.random.RandomGenerator;

/** The life of a room, which tells the room from an earlier or later one with the same code. */
public final class RoomLife {

  private static final int UNUSED_BITS = 2;

  private RoomLife() {}

  /** Returns 62 random bits as base-36 text, of at most 12 characters. */
  public static String random(RandomGenerator random) {
    return Long.toString(random.nextLong() >>> UNUSED_BITS, Character.MAX_RADIX);
  }
}

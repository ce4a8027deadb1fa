package org.cometlobby.lobby.room;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The code of a room, which one player reads out to another: six letters and digits that eye and
 * ear tell apart. Without 0 and O; 1, I and L; Z, which looks like 2, S like 5, B like 8; and U,
 * like V. There are about 387 million codes, so the code of an unlisted room is hard to guess.
 */
public final class RoomCode {

  public static final int LENGTH = 6;

  static final String ALPHABET = "23456789ACDEFGHJKMNPQRTVWXY";

  private RoomCode() {}

  /**
   * @param random an unpredictable source
   */
  public static String random(RandomGenerator random) {
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /**
   * Reads a code as a user typed it.
   *
   * @return the code in upper case, empty if no room can have it
   */
  public static Optional<String> parse(String typed) {
    if (typed.length() != LENGTH) {
      return Optional.empty();
    }
    String code = typed.toUpperCase(Locale.ROOT);
    return code.length() == LENGTH && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
        ? Optional.of(code)
        : Optional.empty();
  }
}

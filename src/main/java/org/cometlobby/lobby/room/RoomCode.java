package org.cometlobby.lobby.room;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The name of a room that one player reads out to another: six letters and digits, told apart by
 * eye and by ear. Not in it: 0 and O; 1, I and L; 2's double Z, 5's S, 8's B; and U, which is V to
 * some. About 387 million codes, so one of an unlisted room is hard to guess.
 */
public final class RoomCode {

  public static final int LENGTH = 6;

  static final String ALPHABET = "23456789ACDEFGHJKMNPQRTVWXY";

  private RoomCode() {}

  /**
   * @param random one that can't be guessed
   */
  public static String random(RandomGenerator random) {
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /**
   * A code as somebody typed it.
   *
   * @return the code in upper case, empty if it can't be that of any room
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

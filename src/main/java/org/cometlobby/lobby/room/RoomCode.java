package org.cometlobby.lobby.room;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code of a room, which one player reads out to another: letters and digits that eye and ear
 * tell apart. Without 0 and O; 1, I and L; Z, which looks like 2, S like 5, B like 8; and U, like
 * V. Six of them name a public room, which everybody may find. The code of an unlisted room is its
 * secret, too, and mostly part of a link: of its ten characters there are 200 million million.
 */
public final class RoomCode {

  static final int PUBLIC_LENGTH = 6;

  static final int UNLISTED_LENGTH = 10;

  static final String ALPHABET = "23456789ACDEFGHJKMNPQRTVWXY";

  /** Characters that no code has, each followed by the one that looks like it. */
  private static final String LOOK_ALIKES = "Z2S5B8UV";

  /** An invite link, of a room or of Quick draw, and in it the code. */
  private static final Pattern LINK =
      Pattern.compile(".*/(?:r|quick-draw)/([^/?#]*).*", Pattern.DOTALL);

  /** The longest text that {@link #typed} reads, as long as a link. */
  private static final int MAX_TYPED = 500;

  private RoomCode() {}

  /**
   * @param random an unpredictable source
   */
  public static String random(Visibility visibility, RandomGenerator random) {
    int length = visibility == Visibility.PUBLIC ? PUBLIC_LENGTH : UNLISTED_LENGTH;
    StringBuilder code = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /**
   * Reads a code as a user typed, pasted or heard it: in full width, with spaces, dashes, brackets
   * or a full stop, within its invite link, or with a letter that looks like one of a code.
   *
   * @return the code as {@link #parse} gives it
   */
  public static Optional<String> typed(String text) {
    if (text.length() > MAX_TYPED) {
      return Optional.empty();
    }
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    Matcher link = LINK.matcher(plain);
    String code = link.matches() ? link.group(1) : plain;
    StringBuilder meant = new StringBuilder();
    code.toUpperCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .map(RoomCode::lookAlike)
        .forEach(meant::appendCodePoint);
    return parse(meant.toString());
  }

  private static boolean isLength(int length) {
    return length == PUBLIC_LENGTH || length == UNLISTED_LENGTH;
  }

  private static int lookAlike(int c) {
    int index = LOOK_ALIKES.indexOf(c);
    return index >= 0 && index % 2 == 0 ? LOOK_ALIKES.charAt(index + 1) : c;
  }

  /**
   * Reads a code as a program sends it.
   *
   * @return the code in upper case, empty if no room can have it
   */
  public static Optional<String> parse(String typed) {
    // Before anything is made of a text that may be long.
    if (!isLength(typed.length())) {
      return Optional.empty();
    }
    String code = typed.toUpperCase(Locale.ROOT);
    return isLength(code.length()) && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
        ? Optional.of(code)
        : Optional.empty();
  }
}

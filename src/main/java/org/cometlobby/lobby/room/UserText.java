package org.cometlobby.lobby.room;

import java.text.Normalizer;

/**
 * A cleaner of text that users type and other users see: names, titles, names of games. The result
 * is one line that looks the same everywhere and does not affect the text around it.
 */
public final class UserText {

  /**
   * The most marks on one character. No living script needs more after NFC, and a stack of marks
   * covers the lines above and below.
   */
  private static final int MAX_MARKS = 4;

  /** Joins emoji of several people, and letters of Indic scripts. */
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  /** A part of the spelling of Persian words. */
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;

  private UserText() {}

  /**
   * Returns the text in Unicode's composed form (NFC) and without invisible characters: control and
   * format characters, including those that change the writing direction; private use; unpaired
   * surrogates. White space of any kind becomes single spaces, none at the ends. Of the marks on
   * one character the first {@value #MAX_MARKS} stay.
   *
   * @return empty if nothing visible is left. Applied again, it changes nothing.
   */
  public static String line(String raw) {
    String text = Normalizer.normalize(raw, Normalizer.Form.NFC);
    StringBuilder line = new StringBuilder(text.length());
    boolean gap = false;
    boolean anythingToSee = false;
    int marks = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isBlank(c)) {
        gap = line.length() > 0;
      } else if (isKept(c)) {
        if (isMark(c)) {
          if (++marks > MAX_MARKS) {
            continue;
          }
        } else if (!isJoiner(c)) {
          marks = 0;
          anythingToSee = true;
        }
        if (gap) {
          line.append(' ');
          gap = false;
        }
        line.appendCodePoint(c);
      }
    }
    // Normalized again: a dropped character may have stood between a letter and its accent.
    return anythingToSee ? Normalizer.normalize(line, Normalizer.Form.NFC) : "";
  }

  private static boolean isBlank(int c) {
    return switch (c) {
      // Hangul fillers and the Braille blank are letters and symbols that look like nothing.
      case 0x115f, 0x1160, 0x3164, 0xffa0, 0x2800 -> true;
      default -> Character.isWhitespace(c) || Character.isSpaceChar(c);
    };
  }

  private static boolean isKept(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE -> false;
      case Character.FORMAT -> isJoiner(c);
      // To this JDK, emoji newer than itself are unassigned, so only code points that can never be
      // emoji are dropped.
      case Character.UNASSIGNED -> c > 0x1f000 && c < 0x20000 && (c & 0xfffe) != 0xfffe;
      default -> true;
    };
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  private static boolean isJoiner(int c) {
    return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
  }
}

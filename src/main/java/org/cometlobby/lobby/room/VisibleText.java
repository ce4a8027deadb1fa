package org.cometlobby.lobby.room;

import java.lang.Character.UnicodeScript;

/**
 * The part of Unicode that a user may type for others to see: all that looks like something, and
 * the invisible characters on which the spelling of a word or an emoji depends.
 */
final class VisibleText {

  /** Joins emoji of several people, and letters of Indic scripts. */
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  /** A part of the spelling of Persian words. */
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;

  /** Parts the last vowel from a Mongolian word. */
  private static final int MONGOLIAN_VOWEL_SEPARATOR = 0x180e;

  private static final int BLACK_FLAG = 0x1f3f4;
  private static final int CANCEL_TAG = 0xe007f;

  /** The most tags of a region behind a flag, such as those of {@code gbsct}. */
  private static final int MAX_TAGS = 6;

  private VisibleText() {}

  static boolean isBlank(int c) {
    return switch (c) {
      // Hangul fillers and the Braille blank are letters and symbols that look like nothing.
      case 0x115f, 0x1160, 0x3164, 0xffa0, 0x2800 -> true;
      default -> Character.isWhitespace(c) || Character.isSpaceChar(c);
    };
  }

  /** Returns whether a character, which is not blank, a joiner or a mark, is visible. */
  static boolean isKept(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE -> false;
      case Character.FORMAT -> isNumberSign(c);
      case Character.UNASSIGNED -> mayBeVisible(c);
      default -> true;
    };
  }

  static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  /** Returns whether a mark is invisible and chooses a form of the character just before it. */
  static boolean isSelector(int mark) {
    return isIn(mark, 0xfe00, 0xfe0f) || isIn(mark, 0xe0100, 0xe01ef) || isIn(mark, 0x180b, 0x180f);
  }

  /**
   * @param before the visible character before it
   */
  static boolean isJoiner(int c, int before) {
    return switch (c) {
      case ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER -> true;
      case MONGOLIAN_VOWEL_SEPARATOR -> UnicodeScript.of(before) == UnicodeScript.MONGOLIAN;
      default -> false;
    };
  }

  /**
   * Returns whether a joiner changes a character at the end of a word: a half form in an Indic
   * script, whose last character is a mark, or an Arabic letter's form within a word.
   */
  static boolean mayEndInJoiner(int last) {
    return isMark(last) || UnicodeScript.of(last) == UnicodeScript.ARABIC;
  }

  /**
   * Returns the length of the tags that make the flag at an index that of a region, such as
   * Scotland; 0 if there is no such flag, or if its tags are not whole (UTS #51, ED-14a).
   */
  static int tagsOfFlag(String text, int index) {
    if (text.codePointAt(index) != BLACK_FLAG) {
      return 0;
    }
    int first = index + Character.charCount(BLACK_FLAG);
    int end = first;
    while (end < text.length() && isRegionTag(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    int tags = text.codePointCount(first, end);
    boolean whole = end < text.length() && text.codePointAt(end) == CANCEL_TAG;
    return whole && tags > 0 && tags <= MAX_TAGS
        ? end + Character.charCount(CANCEL_TAG) - first
        : 0;
  }

  private static boolean isRegionTag(int c) {
    return isIn(c, 0xe0030, 0xe0039) || isIn(c, 0xe0061, 0xe007a);
  }

  /** Returns whether a format character is drawn, around the digits behind it. */
  private static boolean isNumberSign(int c) {
    return switch (c) {
      case 0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6dd, 0x70f -> true;
      case 0x890, 0x891, 0x8e2, 0x110bd, 0x110cd -> true;
      default -> false;
    };
  }

  /**
   * Returns whether a character that this JDK doesn't know may be one of a later Unicode: of the
   * emoji in the second half of plane 1, or of the Han characters in their block, in plane 2 and in
   * plane 3. The last two of each plane will never be characters.
   */
  private static boolean mayBeVisible(int c) {
    boolean emoji = isIn(c, 0x1f000, 0x1ffff);
    boolean han = isIn(c, 0x4e00, 0x9fff) || isIn(c, 0x20000, 0x3ffff);
    return (emoji || han) && (c & 0xfffe) != 0xfffe;
  }

  private static boolean isIn(int c, int first, int last) {
    return c >= first && c <= last;
  }
}

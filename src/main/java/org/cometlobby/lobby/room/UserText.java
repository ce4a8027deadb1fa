package org.cometlobby.lobby.room;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;

/**
 * A cleaner of text that users type and other users see: names, titles, names of games. The result
 * is one line that looks the same everywhere and does not affect the text around it. Its time grows
 * with the text's length and no faster.
 */
public final class UserText {

  /**
   * The most characters (UTF-16 units) of a text that are read: no request's body has more, and a
   * text that long is beyond the bound of every field.
   */
  static final int MAX_RAW = 16 * 1_024;

  /**
   * The most marks on one character. Few living scripts need more after NFC, and a stack of marks
   * covers the lines above and below.
   */
  private static final int MAX_MARKS = 4;

  /** The most marks on one character of the {@link #MANY_MARKS}. */
  private static final int MAX_MANY_MARKS = 6;

  /**
   * The scripts that need more: a Burmese syllable has five, Tibetan stacks its consonants as
   * marks, and a Hebrew letter may have a dot, a dagesh, a vowel, a meteg and an accent.
   */
  private static final Set<UnicodeScript> MANY_MARKS =
      EnumSet.of(
          UnicodeScript.MYANMAR,
          UnicodeScript.TIBETAN,
          UnicodeScript.TAI_THAM,
          UnicodeScript.HEBREW);

  /**
   * The most marks on one character before the normalisation, which sorts them by insertion and
   * joins some of them with their letter.
   */
  static final int MAX_RAW_MARKS = 16;

  private UserText() {}

  /**
   * Returns the text in Unicode's composed form (NFC) and without invisible characters: control and
   * format characters, including those that change the writing direction; private use; unpaired
   * surrogates. White space of any kind becomes single spaces, none at the ends. Of the marks on
   * one character the first {@value #MAX_MARKS} stay, or {@value #MAX_MANY_MARKS} in the scripts
   * that need them. Signs that the spelling of a word or an emoji needs stay: single joiners,
   * variation selectors, the tags of a flag.
   *
   * @return empty if nothing visible is left. Applied again, it changes nothing.
   */
  public static String line(String raw) {
    String text = Normalizer.normalize(bounded(raw), Normalizer.Form.NFC);
    // Normalised again: a dropped character may have stood between a letter and its accent.
    return Normalizer.normalize(
        new UserTextPass(UserText::mostMarks).of(text), Normalizer.Form.NFC);
  }

  /** Returns a text that takes linear time to normalise: its runs of marks are short. */
  static String bounded(String raw) {
    String read = raw.substring(0, Math.min(raw.length(), MAX_RAW));
    return new UserTextPass(character -> MAX_RAW_MARKS).of(read);
  }

  private static int mostMarks(int character) {
    return MANY_MARKS.contains(UnicodeScript.of(character)) ? MAX_MANY_MARKS : MAX_MARKS;
  }
}

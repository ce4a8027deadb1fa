package org.cometlobby.comet;

/**
 * An entry's mark, as a number: a hundred thousand journals keep many, and a number takes a tenth
 * of the memory of a text.
 */
final class Mark {

  /** No mark: the empty text. */
  static final int NONE = 0;

  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
  // A digit is never 0, so that "0" and "00" are different numbers.
  private static final int BASE = DIGITS.length() + 1;
  private static final int MOST = 5;

  private Mark() {}

  /**
   * @throws IllegalArgumentException when the text is longer than 5 characters, or has others than
   *     0-9 and a-z, or is "end", which has a meaning of its own in a cursor
   */
  static int of(String text) {
    if (text.length() > MOST || text.equals("end")) {
      throw notAMark(text);
    }
    int mark = NONE;
    for (int i = 0; i < text.length(); i++) {
      int digit = DIGITS.indexOf(text.charAt(i));
      if (digit < 0) {
        throw notAMark(text);
      }
      mark = BASE * mark + digit + 1;
    }
    return mark;
  }

  static String text(int mark) {
    StringBuilder text = new StringBuilder(MOST);
    for (int rest = mark; rest > 0; rest /= BASE) {
      text.append(DIGITS.charAt(rest % BASE - 1));
    }
    return text.reverse().toString();
  }

  private static IllegalArgumentException notAMark(String text) {
    return new IllegalArgumentException(
        "An entry's mark is up to 5 of the characters 0-9 and a-z, and not \"end\"; this has "
            + text.length());
  }
}

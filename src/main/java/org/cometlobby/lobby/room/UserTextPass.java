package org.cometlobby.lobby.room;

import java.util.function.IntUnaryOperator;

/**
 * One pass over a text, from its first character to its last: keeps what {@link VisibleText} calls
 * visible, makes white space single, and bounds the marks on each character. Used once.
 */
final class UserTextPass {

  private static final int NONE = 0;

  private final IntUnaryOperator mostMarks;
  private final StringBuilder line = new StringBuilder();
  private boolean anythingToSee;

  /** Whether white space waits for the character behind it. */
  private boolean gap;

  /** A joiner that waits for the character behind it. */
  private int joiner = NONE;

  /** The last visible character that is not a mark. */
  private int base = NONE;

  /** The number of marks that were kept since then. */
  private int marks;

  /** The last character that was kept. */
  private int last = NONE;

  /**
   * @param mostMarks from a character to the most marks on it
   */
  UserTextPass(IntUnaryOperator mostMarks) {
    this.mostMarks = mostMarks;
  }

  /** Returns the line; empty if nothing visible is left. */
  String of(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int tags = VisibleText.tagsOfFlag(text, i);
      i += Character.charCount(c);
      if (VisibleText.isBlank(c)) {
        space();
      } else if (VisibleText.isJoiner(c, last)) {
        join(c);
      } else if (VisibleText.isMark(c)) {
        mark(c);
      } else if (VisibleText.isKept(c)) {
        character(c);
        line.append(text, i, i + tags);
        i += tags;
      }
    }
    endWord();
    return anythingToSee ? line.toString() : "";
  }

  private void space() {
    endWord();
    gap = !line.isEmpty();
  }

  private void endWord() {
    if (joiner != NONE && VisibleText.mayEndInJoiner(last)) {
      line.appendCodePoint(joiner);
    }
    joiner = NONE;
  }

  /** Takes a joiner, but not a second one: a name could differ from another by them alone. */
  private void join(int c) {
    if (joiner == NONE && !gap && last != NONE) {
      joiner = c;
    }
  }

  private void mark(int c) {
    boolean first = marks == 0 && joiner == NONE && !gap && last != NONE;
    if (marks < mostMarks.applyAsInt(base) && (first || !VisibleText.isSelector(c))) {
      append(c);
      marks++;
    }
  }

  private void character(int c) {
    append(c);
    base = c;
    marks = 0;
    anythingToSee = true;
  }

  private void append(int c) {
    if (gap) {
      line.append(' ');
      gap = false;
    }
    if (joiner != NONE) {
      line.appendCodePoint(joiner);
      joiner = NONE;
    }
    line.appendCodePoint(c);
    last = c;
  }
}

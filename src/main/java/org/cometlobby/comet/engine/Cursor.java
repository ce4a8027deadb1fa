package org.cometlobby.comet.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in a journal as clients know it: the {@code Event-ID} of the last entry they saw.
 * Opaque to them.
 *
 * @param life the journal's {@link org.cometlobby.comet.Journal#life() life}
 * @param number the last entry seen, 0 before the first
 */
public record Cursor(String life, long number) {

  // 18 digits always fit into a long.
  private static final Pattern TEXT = Pattern.compile("([0-9a-z]{1,16})-([0-9]{1,18})");

  /** Reads what a client sent. Empty for what was never a cursor of ours. */
  public static Optional<Cursor> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(new Cursor(matcher.group(1), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return life + "-" + number;
  }
}

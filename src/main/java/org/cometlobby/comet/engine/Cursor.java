package org.cometlobby.comet.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cometlobby.comet.Journal;

/**
 * A position in a journal as clients know it: the {@code Event-ID} of the last entry they saw.
 * Opaque to them. Its text is {@code epoch-offset} or {@code epoch-offset-end}.
 *
 * @param epoch the journal's {@link org.cometlobby.comet.Journal#epoch() epoch}
 * @param offset the offset of the last entry seen, 0 before the first
 * @param isEnd whether the journal was closed after that entry, so that no entry will follow
 */
public record Cursor(String epoch, long offset, boolean isEnd) {

  // 18 digits always fit into a long.
  private static final Pattern TEXT = Pattern.compile("([0-9a-z]{1,16})-([0-9]{1,18})(-end)?");

  /** Parses a cursor that a client sent; empty for any other text. */
  public static Optional<Cursor> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Cursor(
                matcher.group(1), Long.parseLong(matcher.group(2)), matcher.group(3) != null))
        : Optional.empty();
  }

  /** Returns whether this is the end of a journal: its client need not come back. */
  public boolean isEndOf(Journal journal) {
    return isEnd && epoch.equals(journal.epoch()) && journal.isClosed();
  }

  @Override
  public String toString() {
    return epoch + "-" + offset + (isEnd ? "-end" : "");
  }
}

package org.cometlobby.comet.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cometlobby.comet.Journal;

/**
 * A position in a journal as clients know it: the {@code Event-ID} of the last entry they saw.
 * Opaque to them. Its text is {@code epoch-offset} or {@code epoch-offset-mark}, each with {@code
 * -end} after it at the end of a stream.
 *
 * @param epoch the journal's {@link Journal#epoch() epoch}
 * @param offset the offset of the last entry seen, 0 before the first
 * @param mark that entry's {@link org.cometlobby.comet.Entry#mark() mark}, empty if it has none
 * @param isEnd whether the stream ended after that entry, because its journal was closed or because
 *     it was ended for this reader: the client need not come back
 */
public record Cursor(String epoch, long offset, String mark, boolean isEnd) {

  // 18 digits always fit into a long.
  private static final Pattern TEXT =
      Pattern.compile("([0-9a-z]{1,16})-([0-9]{1,18})(?:-(?!end(?:-|$))([0-9a-z]{1,5}))?(-end)?");

  /** Parses a cursor that a client sent; empty for any other text. */
  public static Optional<Cursor> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Cursor(
                matcher.group(1),
                Long.parseLong(matcher.group(2)),
                Optional.ofNullable(matcher.group(3)).orElse(""),
                matcher.group(4) != null))
        : Optional.empty();
  }

  /** Returns whether a reader can go on from here without a gap. */
  public boolean resumes(Journal journal, View view) {
    if (!isOf(journal)) {
      return false;
    }
    // Without its entry, a mark can't be compared: the position may be that of an entry which was
    // lost and replaced.
    boolean isSure = journal.mark(offset).isPresent() || (mark.isEmpty() && !journal.hasMarks());
    return view == View.STATE
        ? isSure || journal.newestOffset() > offset
        : isSure && journal.holdsAfter(offset);
  }

  /** Returns whether this can be a position of a journal, as far as the journal still knows. */
  private boolean isOf(Journal journal) {
    return epoch.equals(journal.epoch())
        && offset <= journal.last()
        && journal.mark(offset).map(mark::equals).orElse(true);
  }

  @Override
  public String toString() {
    return epoch + "-" + offset + (mark.isEmpty() ? "" : "-" + mark) + (isEnd ? "-end" : "");
  }
}

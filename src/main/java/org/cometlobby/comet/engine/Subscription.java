package org.cometlobby.comet.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cometlobby.comet.Entry;
import org.cometlobby.comet.Journal;
import org.cometlobby.multipart.Part;
import org.jspecify.annotations.Nullable;

/**
 * One reader's position in a journal. Holds an offset and no queue, so that a slow reader costs
 * nothing. Not thread-safe: guarded by its stream's lock.
 */
public final class Subscription {

  private static final Part NOTHING = Part.text("");

  private final Journal journal;
  private final View view;
  private long position;
  // The mark of the entry at the position.
  private String mark;
  // The offset of the last entry for this reader, if it ends before the journal does.
  private long until = Long.MAX_VALUE;
  // Tells whether this reader ends with an entry, though the journal goes on.
  private @Nullable Predicate<Entry> ending;
  // The entry at the end, if the end was known when it was taken.
  private @Nullable Entry last;
  // An event for this reader alone, after its last entry.
  private @Nullable Entry farewell;
  // Whether the client has a cursor: it came with one, or an entry had one.
  private boolean hasCursor;
  // The first entries for the reader, before those after its position; empty once taken.
  private List<Entry> initial;

  private Subscription(
      Journal journal, View view, long position, String mark, List<Entry> initial) {
    this.journal = journal;
    this.view = view;
    this.position = position;
    this.mark = mark;
    this.initial = initial;
  }

  /**
   * Opens a subscription.
   *
   * @param cursor the cursor that the client sent; empty for a new client
   * @param startOffset the offset after which a new client reads if there is no state to begin
   *     with: {@link Journal#last()} for live entries only, 0 for all
   */
  public static Subscription open(
      Journal journal, View view, Optional<String> cursor, long startOffset) {
    if (cursor.isEmpty()) {
      return startNew(journal, view, startOffset);
    }
    return Cursor.parse(cursor.get())
        .filter(known -> known.resumes(journal, view))
        .map(known -> resume(known, journal, view))
        .orElseGet(() -> startNotRecovered(journal, view, startOffset));
  }

  private static Subscription resume(Cursor known, Journal journal, View view) {
    Subscription resumed = new Subscription(journal, view, known.offset(), known.mark(), List.of());
    resumed.hasCursor = true;
    return resumed;
  }

  private static Subscription startNew(Journal journal, View view, long startOffset) {
    return (view == View.STATE ? journal.newest() : journal.state())
        .map(start -> startWith(start, journal, view))
        .orElseGet(
            () ->
                new Subscription(
                    journal, view, startOffset, markAt(journal, startOffset), List.of()));
  }

  /** Starts with the state, or where there is none with an empty part, marked as not recovered. */
  private static Subscription startNotRecovered(Journal journal, View view, long startOffset) {
    Entry start =
        journal
            .stateNotRecovered()
            .orElseGet(
                () -> {
                  // A reader of the state gets the newest value next, if there is one.
                  long offset = view == View.STATE ? 0 : startOffset;
                  return Entry.of(offset, markAt(journal, offset), Entry.SNAPSHOT, NOTHING)
                      .notRecovered();
                });
    return startWith(start, journal, view);
  }

  private static Subscription startWith(Entry start, Journal journal, View view) {
    return new Subscription(journal, view, start.offset(), start.mark(), List.of(start));
  }

  private static String markAt(Journal journal, long offset) {
    return journal.mark(offset).orElse("");
  }

  /**
   * Takes the next entries to send, oldest first, and moves the position past them.
   *
   * @param most the most entries to take
   * @throws OverrunException when the journal no longer holds the next entry
   */
  public List<Entry> take(int most) throws OverrunException {
    List<Entry> entries = next(most);
    if (!entries.isEmpty()) {
      hasCursor = true;
      if (atEnd()) {
        last = entries.get(entries.size() - 1);
      }
    }
    return entries;
  }

  private List<Entry> next(int most) throws OverrunException {
    if (!initial.isEmpty()) {
      List<Entry> start = initial;
      initial = List.of();
      return start;
    }
    if (view == View.STATE) {
      Optional<Entry> newest = newerState();
      if (newest.isEmpty()) {
        return sayFarewell();
      }
      if (leadsToEnd(newest.get())) {
        endWith(newest.get());
      }
      moveTo(newest.get());
      return List.of(newest.get());
    }
    if (position >= until) {
      return sayFarewell();
    }
    List<Entry> entries = upToEnd(journal.after(position, (int) Math.min(most, until - position)));
    if (entries.isEmpty()) {
      // A reader can also be ahead, of a journal that is behind another node's: it waits.
      if (position <= journal.last() && !journal.holdsAfter(position)) {
        throw new OverrunException(depth());
      }
      return entries;
    }
    moveTo(entries.get(entries.size() - 1));
    return entries;
  }

  private List<Entry> upToEnd(List<Entry> entries) {
    for (int i = 0; ending != null && i < entries.size(); i++) {
      if (ending.test(entries.get(i))) {
        endWith(entries.get(i));
        return entries.subList(0, i + 1);
      }
    }
    return entries;
  }

  /** Returns whether this reader ends with one of the entries from its position to a state. */
  private boolean leadsToEnd(Entry newest) {
    return ending != null
        && journal
            .after(position, (int) Math.min(Integer.MAX_VALUE, newest.offset() - position))
            .stream()
            .anyMatch(ending);
  }

  private void endWith(Entry entry) {
    until = Math.min(until, entry.offset());
  }

  private List<Entry> sayFarewell() {
    if (farewell == null) {
      return List.of();
    }
    Entry word = farewell;
    farewell = null;
    return List.of(word);
  }

  private void moveTo(Entry entry) {
    position = entry.offset();
    mark = entry.mark();
  }

  /** Returns how many entries wait for this reader: at most 1 for a reader of the state. */
  public long depth() {
    if (view == View.STATE) {
      return initial.isEmpty() && !hasNewerState() && farewell == null ? 0 : 1;
    }
    return Math.max(0, Math.min(until, journal.last()) - position)
        + initial.size()
        + (farewell == null ? 0 : 1);
  }

  /** Returns the newest state if the reader has not seen it; not every event changes the state. */
  private Optional<Entry> newerState() {
    return hasNewerState()
        ? journal.newest().filter(entry -> entry.offset() > position)
        : Optional.empty();
  }

  /** Returns whether there is such a state, which is not made for this. */
  private boolean hasNewerState() {
    return position < until && journal.newestOffset() > position;
  }

  /**
   * Ends the subscription after the next entry that passes a test, and says so in that entry's
   * cursor. A reader of the state gets the state after it.
   */
  public void endAfter(Predicate<Entry> test) {
    ending = test;
  }

  /** Ends the subscription after the entries that are there now. */
  public void finish() {
    until = Math.min(until, journal.last());
  }

  /** Ends the subscription as {@link #finish()} does, with an event for this reader alone. */
  public void finish(String event, Part part) {
    finish();
    // A reader of the state is past all events, although not every one changes the state.
    farewell = Entry.of(until, markAt(journal, until), event, part);
  }

  /** Returns whether every entry was taken and no entry will follow. */
  public boolean atEnd() {
    return (journal.isClosed() || until < Long.MAX_VALUE) && depth() == 0;
  }

  public Journal journal() {
    return journal;
  }

  /** Returns the position as a cursor, which says so if the end is reached. */
  public String cursor() {
    if (!atEnd()) {
      return new Cursor(journal.epoch(), position, mark, false).toString();
    }
    // A reader of the state is past all events, although not every one changes the state.
    long end = Math.max(position, Math.min(until, journal.last()));
    String endMark = end == position ? mark : markAt(journal, end);
    return new Cursor(journal.epoch(), end, endMark, true).toString();
  }

  /**
   * Returns the position after an entry, as a cursor, which says so if the entry is the last one.
   */
  public String cursor(Entry entry) {
    return new Cursor(journal.epoch(), entry.offset(), entry.mark(), isLast(entry)).toString();
  }

  /**
   * Returns whether an entry that was taken is known to be the last one. All readers of whom this
   * is true have the same cursor after it.
   */
  public boolean isLast(Entry entry) {
    return entry == last;
  }

  /**
   * Returns whether the client has the position as a cursor, at the end of the stream one that says
   * so.
   */
  public boolean isCursorKnown() {
    return atEnd() ? last != null : hasCursor;
  }

  /** The failure of a reader so slow that the journal no longer holds its next entry. */
  public static final class OverrunException extends Exception {
    private OverrunException(long depth) {
      super("fell " + depth + " events behind, more than the journal keeps");
    }
  }
}

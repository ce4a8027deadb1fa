package org.cometlobby.comet.engine;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.cometlobby.comet.Entry;
import org.cometlobby.comet.Journal;
import org.cometlobby.multipart.Part;

/**
 * One reader's position in a journal. Holds an offset and no entries, so that a slow reader costs
 * nothing. Not thread-safe: guarded by its stream's lock.
 */
public final class Subscription {

  private final Journal journal;
  private final View view;
  private long position;
  // The mark of the entry at the position.
  private String mark;
  // The offset of the last entry for this reader, if it ends before the journal does.
  private long until = Long.MAX_VALUE;
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
      return startNew(journal, view, startOffset, false);
    }
    return Cursor.parse(cursor.get())
        .filter(known -> known.resumes(journal, view))
        .map(known -> new Subscription(journal, view, known.offset(), known.mark(), List.of()))
        .orElseGet(() -> startNew(journal, view, startOffset, true));
  }

  private static Subscription startNew(Journal journal, View view, long startOffset, boolean lost) {
    Optional<Entry> start = view == View.STATE ? journal.newest() : journal.state();
    long position = start.map(Entry::offset).orElse(startOffset);
    String mark = start.map(Entry::mark).or(() -> journal.mark(startOffset)).orElse("");
    List<Entry> initial =
        lost ? notRecovered(position, mark, start) : start.map(List::of).orElseGet(List::of);
    return new Subscription(journal, view, position, mark, initial);
  }

  /**
   * Returns the first entries of a stream that could not be resumed: they say so, and hold the
   * state.
   */
  private static List<Entry> notRecovered(long position, String mark, Optional<Entry> state) {
    Optional<JsonObject> object = state.flatMap(Subscription::asJsonObject);
    String data =
        object
            .map(Json::createObjectBuilder)
            .orElseGet(Json::createObjectBuilder)
            .add("recovered", JsonValue.FALSE)
            .build()
            .toString();
    if (object.isPresent() || state.isEmpty()) {
      return List.of(Entry.of(position, mark, Entry.SNAPSHOT, Part.json(data)));
    }
    // A client that drops between the two has not seen the state, so its cursor is 0: that of a
    // client that has seen nothing.
    return List.of(Entry.of(0, "", Entry.SNAPSHOT, Part.json(data)), state.get());
  }

  private static Optional<JsonObject> asJsonObject(Entry entry) {
    if (!entry.part().contentType().equals(Part.JSON)) {
      return Optional.empty();
    }
    // A Part may claim to be JSON without being it; it is then passed on unchanged.
    return JsonText.parse(entry.part().text())
        .filter(JsonObject.class::isInstance)
        .map(JsonValue::asJsonObject);
  }

  /**
   * Takes the next entries to send, oldest first, and moves the position past them.
   *
   * @param most the most entries to take
   * @throws OverrunException when the journal no longer holds the next entry
   */
  public List<Entry> take(int most) throws OverrunException {
    if (!initial.isEmpty()) {
      List<Entry> start = initial;
      initial = List.of();
      return start;
    }
    if (view == View.STATE) {
      Optional<Entry> newest = newerState();
      newest.ifPresent(this::moveTo);
      return newest.map(List::of).orElseGet(List::of);
    }
    if (position >= until) {
      return List.of();
    }
    List<Entry> entries = journal.after(position, (int) Math.min(most, until - position));
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

  private void moveTo(Entry entry) {
    position = entry.offset();
    mark = entry.mark();
  }

  /** Returns how many entries wait for this reader: at most 1 for a reader of the state. */
  public long depth() {
    if (view == View.STATE) {
      return initial.isEmpty() && !hasNewerState() ? 0 : 1;
    }
    return Math.max(0, Math.min(until, journal.last()) - position) + initial.size();
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

  /** Ends the subscription after the entries that are there now. */
  public void finish() {
    until = Math.min(until, journal.last());
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
    String endMark = end == position ? mark : journal.mark(end).orElse("");
    return new Cursor(journal.epoch(), end, endMark, true).toString();
  }

  /** Returns the position after an entry, as a cursor. */
  public String cursor(Entry entry) {
    return new Cursor(journal.epoch(), entry.offset(), entry.mark(), false).toString();
  }

  /** The failure of a reader so slow that the journal no longer holds its next entry. */
  public static final class OverrunException extends Exception {
    private OverrunException(long depth) {
      super("fell " + depth + " events behind, more than the journal keeps");
    }
  }
}

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
 * One reader's place in a journal. Holds a number and no entries, so that a slow reader costs
 * nothing. Not thread-safe: its stream's lock guards it.
 */
public final class Subscription {

  private final Journal journal;
  private final View view;
  private long position;
  // The last entry that this reader gets, if it shall not read to the journal's end.
  private long until = Long.MAX_VALUE;
  // What a newcomer gets before he reads on from his position; empty once taken.
  private List<Entry> first;

  private Subscription(Journal journal, View view, long position, List<Entry> first) {
    this.journal = journal;
    this.view = view;
    this.position = position;
    this.first = first;
  }

  /**
   * Opens a place.
   *
   * @param cursor what the client sent as the last it saw; empty if it comes for the first time
   * @param startOffset where a newcomer begins to whom no state can be given: {@link
   *     Journal#last()} for what is live, 0 for everything
   */
  public static Subscription open(
      Journal journal, View view, Optional<String> cursor, long startOffset) {
    if (cursor.isPresent()) {
      Optional<Cursor> known =
          Cursor.parse(cursor.get())
              .filter(c -> c.epoch().equals(journal.epoch()) && canResume(journal, view, c));
      if (known.isPresent()) {
        return new Subscription(journal, view, known.get().offset(), List.of());
      }
      return fresh(journal, view, startOffset, true);
    }
    return fresh(journal, view, startOffset, false);
  }

  private static boolean canResume(Journal journal, View view, Cursor cursor) {
    return view == View.STATE
        ? cursor.offset() <= journal.last()
        : journal.holdsAfter(cursor.offset());
  }

  private static Subscription fresh(Journal journal, View view, long startOffset, boolean lost) {
    Optional<Entry> start = view == View.STATE ? journal.newest() : journal.state();
    long position = start.map(Entry::offset).orElse(startOffset);
    List<Entry> first =
        lost ? notRecovered(position, start) : start.map(List::of).orElseGet(List::of);
    return new Subscription(journal, view, position, first);
  }

  /** The start of a stream that could not be resumed: it says so, and gives the state anew. */
  private static List<Entry> notRecovered(long position, Optional<Entry> state) {
    Optional<JsonObject> object = state.flatMap(Subscription::asJsonObject);
    String data =
        object
            .map(Json::createObjectBuilder)
            .orElseGet(Json::createObjectBuilder)
            .add("recovered", JsonValue.FALSE)
            .build()
            .toString();
    if (object.isPresent() || state.isEmpty()) {
      return List.of(Entry.at(position, Entry.SNAPSHOT, Part.json(data)));
    }
    // Whoever drops between the two has not seen the state: his cursor is that of nobody who has
    // seen anything.
    return List.of(Entry.at(0, Entry.SNAPSHOT, Part.json(data)), state.get());
  }

  private static Optional<JsonObject> asJsonObject(Entry entry) {
    if (!entry.part().contentType().equals(Part.JSON)) {
      return Optional.empty();
    }
    // A Part may claim to be JSON and not be it; it is passed on as it is.
    return JsonText.parse(entry.part().text())
        .filter(JsonObject.class::isInstance)
        .map(JsonValue::asJsonObject);
  }

  /**
   * The next entries to send, oldest first; the reader is past them then.
   *
   * @param most how many at the most
   * @throws OverrunException when the journal has forgotten what comes next
   */
  public List<Entry> take(int most) throws OverrunException {
    if (!first.isEmpty()) {
      List<Entry> start = first;
      first = List.of();
      return start;
    }
    if (view == View.STATE) {
      Optional<Entry> newest = newerState();
      newest.ifPresent(entry -> position = entry.offset());
      return newest.map(List::of).orElseGet(List::of);
    }
    if (position >= until) {
      return List.of();
    }
    List<Entry> entries = journal.after(position, (int) Math.min(most, until - position));
    if (entries.isEmpty()) {
      if (!journal.holdsAfter(position)) {
        throw new OverrunException(depth());
      }
      return entries;
    }
    position = entries.get(entries.size() - 1).offset();
    return entries;
  }

  /** How many entries wait for this reader: 1 at the most who reads the state. */
  public long depth() {
    if (view == View.STATE) {
      return first.isEmpty() && newerState().isEmpty() ? 0 : 1;
    }
    return Math.max(0, Math.min(until, journal.last()) - position) + first.size();
  }

  /** Not every event changes the state. */
  private Optional<Entry> newerState() {
    return position >= until
        ? Optional.empty()
        : journal.newest().filter(entry -> entry.offset() > position);
  }

  /** From now on the reader gets what there is, and nothing that comes later. */
  public void finish() {
    until = Math.min(until, journal.last());
  }

  /** Whether nothing is left and nothing will come. */
  public boolean atEnd() {
    return (journal.isClosed() || until < Long.MAX_VALUE) && depth() == 0;
  }

  public Journal journal() {
    return journal;
  }

  /** The position as a client knows it; it says so if the end is reached. */
  public String cursor() {
    boolean isEnd = atEnd();
    long end = Math.max(position, Math.min(until, journal.last()));
    // Not every event changes the state, whose reader is past all of them nevertheless.
    return new Cursor(journal.epoch(), isEnd ? end : position, isEnd).toString();
  }

  /** The position right after an entry, as a client knows it. */
  public String cursor(long offset) {
    return new Cursor(journal.epoch(), offset, false).toString();
  }

  /** A reader was so slow that what it needs next has been forgotten. */
  public static final class OverrunException extends Exception {
    private OverrunException(long depth) {
      super("fell " + depth + " events behind, more than the journal keeps");
    }
  }
}

package org.cometlobby.comet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a topic: its newest entries, with offsets from 1 without a gap, and the newest
 * state. Readers hold no queue, only the offset of the last entry that they have seen, and read on
 * from there. So a slow reader costs one number, and to resume is to read on.
 *
 * <p>Bounded by count, and if its builder says so by bytes and by age; older entries are dropped.
 * Thread-safe: appends and reads exclude each other, and the entries are immutable.
 */
public final class Journal {

  private final String epoch;
  private final EntryRing entries;
  private final boolean recoveredInData;
  // Copied when it changes, which is seldom: most journals have no reader.
  private volatile List<Runnable> listeners = List.of();

  // Of the newest entry, which may have become too old.
  private int lastMark = Mark.NONE;
  private @Nullable State state;
  private boolean closed;
  // The entries that readers have taken since the last call of settle(), from the first one on, and
  // those of the call before, of which the encoded bytes may still be there.
  private long takenFrom = Long.MAX_VALUE;
  private long settlingFrom = Long.MAX_VALUE;
  private long settlingTo;

  Journal(JournalBuilder builder) {
    this.epoch = builder.epoch();
    this.entries = builder.ring();
    this.recoveredInData = builder.isRecoveredInData();
    builder.entries().stream().findFirst().ifPresent(first -> entries.beginAt(first.offset()));
    for (Entry entry : builder.entries()) {
      checkNext(entry.offset());
      add(entry);
    }
    this.state =
        builder.state().map(source -> new State(entries.last(), lastMark, source)).orElse(null);
  }

  public static JournalBuilder builder() {
    return new JournalBuilder();
  }

  /**
   * Returns the epoch: the name of one life of the topic, in lower-case letters and digits. Offsets
   * of another epoch are not mistaken for this journal's own. Random, unless the builder sets it
   * for a journal whose entries are kept elsewhere.
   */
  public String epoch() {
    return epoch;
  }

  /**
   * Appends an entry, then calls the listeners.
   *
   * @param event the entry's name; {@code null} for a plain value
   * @param value text, bytes, a {@code Part}, or any value that JSON-B writes
   * @param newState the whole state after the entry, of the same types; {@code null} if the topic
   *     has no state
   * @return the entry's offset
   * @throws IllegalStateException when the journal is closed
   * @throws IllegalArgumentException when JSON-B can't write value or state
   */
  public long append(@Nullable String event, Object value, @Nullable Object newState) {
    // Serialized before the lock is taken, so that no other thread waits for JSON-B.
    SerializedValue part = SerializedValue.of(value);
    boolean isState = newState == value;
    SerializedValue whole = isState ? part : newState == null ? null : SerializedValue.of(newState);
    long offset;
    synchronized (this) {
      Entry entry = next(event, part);
      offset = entry.offset();
      add(entry);
      if (whole != null) {
        become(
            new State(
                isState && Entry.SNAPSHOT.equals(event)
                    ? entry
                    : new Entry(offset, Mark.NONE, Entry.SNAPSHOT, whole.part(), whole.typed())));
      }
    }
    changed();
    return offset;
  }

  /** Appends an entry with a state that is made when a reader asks for it. */
  long appendWithState(String event, Object value, Supplier<?> newState) {
    SerializedValue part = SerializedValue.of(value);
    long offset;
    synchronized (this) {
      Entry entry = next(event, part);
      offset = entry.offset();
      add(entry);
      become(new State(offset, Mark.NONE, newState));
    }
    changed();
    return offset;
  }

  /**
   * Appends an entry that is made already, then calls the listeners.
   *
   * @param entry an entry with the offset after {@link #last()}
   * @param newState makes the whole state after the entry, when the first reader asks for it:
   *     later, on the reader's thread, and again only if it fails. So it works on values that don't
   *     change, and waits for no lock. {@code null} if the entry leaves the state as it was.
   * @throws IllegalStateException when the journal is closed
   * @throws IllegalArgumentException when the entry has another offset
   */
  public void append(Entry entry, @Nullable Supplier<?> newState) {
    synchronized (this) {
      checkOpen();
      checkNext(entry.offset());
      add(entry);
      if (newState != null) {
        become(new State(entry.offset(), entry.packedMark(), newState));
      }
    }
    changed();
  }

  private Entry next(@Nullable String event, SerializedValue value) {
    checkOpen();
    return new Entry(entries.last() + 1, Mark.NONE, event, value.part(), value.typed());
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("This topic is closed, nothing more can be published");
    }
  }

  private void checkNext(long offset) {
    if (offset != entries.last() + 1) {
      throw new IllegalArgumentException(
          "After entry " + entries.last() + " comes the next one, not " + offset);
    }
  }

  private void add(Entry entry) {
    entries.add(entry);
    lastMark = entry.packedMark();
  }

  /**
   * Drops the encoded bytes of entries that no reader has taken since the last call, so that a
   * message is kept once; a reader that needs one encodes it again for all. To be called about once
   * a second while the journal has readers.
   */
  public synchronized void settle() {
    forgetEncodings(settlingFrom, settlingTo);
    settlingFrom = takenFrom;
    settlingTo = entries.last();
    takenFrom = Long.MAX_VALUE;
  }

  /** Drops all encoded bytes: the last reader has gone. */
  public synchronized void settleAll() {
    forgetEncodings(Math.min(settlingFrom, takenFrom), entries.last());
    settlingFrom = Long.MAX_VALUE;
    takenFrom = Long.MAX_VALUE;
  }

  private void forgetEncodings(long from, long to) {
    for (long offset = Math.max(from, entries.oldest()); offset <= to; offset++) {
      Entry entry = entries.get(offset);
      // A state is sent to each new reader, however old it is.
      if (entry != null && (state == null || state.made() != entry)) {
        entry.forgetEncodings();
      }
    }
  }

  private void become(State newState) {
    Entry before = state == null ? null : state.made();
    if (before != null) {
      before.forgetEncodings();
    }
    state = newState;
  }

  /** Ends the journal: readers get the remaining entries, and then the end. Idempotent. */
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    changed();
  }

  public synchronized boolean isClosed() {
    return closed;
  }

  /** Returns the offset of the newest entry, 0 before the first one. */
  public synchronized long last() {
    return entries.last();
  }

  /** Returns the size of the entries, as counted for {@link JournalBuilder#maxBytes}. */
  public synchronized long bytes() {
    return entries.bytes();
  }

  /** Drops the older half of the entries, never the newest one. The state stays. */
  public synchronized void forgetOldest() {
    entries.forgetOldestHalf();
  }

  /**
   * Returns the newest state, with the offset and mark of the entry that led to it.
   *
   * @throws IllegalArgumentException when JSON-B can't write it
   */
  public Optional<Entry> state() {
    // Made outside the lock, so that no publisher waits for JSON-B.
    return newestState().map(State::entry);
  }

  /** Returns the newest state for a reader whose cursor could not be resumed; the same for all. */
  public Optional<Entry> stateNotRecovered() {
    return newestState().map(newest -> newest.notRecovered(recoveredInData));
  }

  private synchronized Optional<State> newestState() {
    return Optional.ofNullable(state);
  }

  /** Returns the entry for a reader of the state: the newest state, else the newest value. */
  public Optional<Entry> newest() {
    State newest;
    synchronized (this) {
      newest = state;
      if (newest == null) {
        entries.forgetOld();
        return Optional.ofNullable(entries.get(entries.last()));
      }
    }
    return Optional.of(newest.entry());
  }

  /** Returns the offset of {@link #newest()}, which is not made for this; 0 if there is none. */
  public synchronized long newestOffset() {
    if (state != null) {
      return state.offset();
    }
    entries.forgetOld();
    return entries.isEmpty() ? 0 : entries.last();
  }

  /** Returns whether every entry after an offset is still here. */
  public synchronized boolean holdsAfter(long offset) {
    entries.forgetOld();
    return offset >= entries.oldest() - 1 && offset <= entries.last();
  }

  /**
   * Returns the mark of the entry with an offset: empty text for an entry without a mark and for
   * offset 0, nothing when the entry is not here, unless it was the last one.
   */
  public synchronized Optional<String> mark(long offset) {
    if (offset == entries.last()) {
      return Optional.of(Mark.text(lastMark));
    }
    return offset == 0
        ? Optional.of("")
        : Optional.ofNullable(entries.get(offset)).map(Entry::mark);
  }

  /** Returns whether the entries have marks, as far as the newest one tells. */
  public synchronized boolean hasMarks() {
    return lastMark != Mark.NONE;
  }

  /**
   * Returns the entries after an offset, oldest first.
   *
   * @param most the most entries to return
   * @return empty when there is no newer entry, and also when {@link #holdsAfter} is false
   */
  public synchronized List<Entry> after(long offset, int most) {
    takenFrom = Math.min(takenFrom, offset + 1);
    return entries.after(offset, most);
  }

  /** Returns all entries that are here, oldest first. */
  public synchronized List<Entry> entries() {
    entries.forgetOld();
    return entries.after(entries.oldest() - 1, Integer.MAX_VALUE);
  }

  /**
   * Registers a listener, called after each append and after the close, on the thread that did it.
   */
  public synchronized void onChange(Runnable listener) {
    List<Runnable> more = new ArrayList<>(listeners);
    more.add(listener);
    listeners = List.copyOf(more);
  }

  public synchronized void removeListener(Runnable listener) {
    List<Runnable> fewer = new ArrayList<>(listeners);
    fewer.remove(listener);
    listeners = List.copyOf(fewer);
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }
}

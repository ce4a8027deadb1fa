package org.cometlobby.comet;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a topic: its newest entries, with offsets from 1 without a gap, and the newest
 * state. Readers hold no queue, only the offset of the last entry that they have seen, and read on
 * from there. So a slow reader costs one number, and to resume is to read on.
 *
 * <p>Bounded by count and by age; older entries are dropped. Thread-safe: appends and reads exclude
 * each other, and the entries are immutable.
 */
public final class Journal {

  private static final int FIRST_SIZE = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String epoch = Long.toString(RANDOM.nextLong() & Long.MAX_VALUE, 36);
  private final int maxEntries;
  private final long maxAgeMillis;
  private final InstantSource clock;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  // A ring: the entry with offset n is at index n modulo its length.
  private @Nullable Entry[] ring;
  private long[] times;
  private long oldest = 1;
  private long last = 0;
  private @Nullable Entry state;
  private boolean closed;

  /**
   * @param maxEntries how many entries are kept, at least 1
   * @param maxAge for how long an entry is kept, above zero
   * @throws IllegalArgumentException when a bound is not positive
   */
  public Journal(int maxEntries, Duration maxAge, InstantSource clock) {
    if (maxEntries < 1) {
      throw new IllegalArgumentException("A journal keeps at least one entry, not " + maxEntries);
    }
    if (maxAge.isNegative() || maxAge.isZero()) {
      throw new IllegalArgumentException(
          "A journal keeps its entries for some time, not " + maxAge);
    }
    this.maxEntries = maxEntries;
    this.maxAgeMillis = maxAge.toMillis();
    this.clock = clock;
    int size = Math.min(FIRST_SIZE, maxEntries);
    this.ring = new Entry[size];
    this.times = new long[size];
  }

  /**
   * Returns the epoch: a random name of this journal object, in lower-case letters and digits.
   * After a restart a topic's journal has another epoch, and so offsets of the old one are not
   * mistaken for its own.
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
      if (closed) {
        throw new IllegalStateException("This topic is closed, nothing more can be published");
      }
      offset = ++last;
      Entry entry = new Entry(offset, event, part.part(), part.typed());
      makeRoom();
      int at = (int) (offset % ring.length);
      ring[at] = entry;
      times[at] = clock.millis();
      forgetOld();
      if (whole != null) {
        state =
            isState && Entry.SNAPSHOT.equals(event)
                ? entry
                : new Entry(offset, Entry.SNAPSHOT, whole.part(), whole.typed());
      }
    }
    changed();
    return offset;
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
    return last;
  }

  /** Returns the newest state, with the offset of the entry that led to it. */
  public synchronized Optional<Entry> state() {
    return Optional.ofNullable(state);
  }

  /** Returns the entry for a reader of the state: the newest state, else the newest value. */
  public synchronized Optional<Entry> newest() {
    forgetOld();
    if (state != null) {
      return Optional.of(state);
    }
    return Optional.ofNullable(last < oldest ? null : ring[(int) (last % ring.length)]);
  }

  /** Returns whether every entry after an offset is still here. */
  public synchronized boolean holdsAfter(long offset) {
    forgetOld();
    return offset >= oldest - 1 && offset <= last;
  }

  /**
   * Returns the entries after an offset, oldest first.
   *
   * @param most the most entries to return
   * @return empty when there is no newer entry, and also when {@link #holdsAfter} is false
   */
  public synchronized List<Entry> after(long offset, int most) {
    if (offset >= last || offset < oldest - 1) {
      return List.of();
    }
    int count = (int) Math.min(most, last - offset);
    List<Entry> entries = new ArrayList<>(count);
    for (long n = offset + 1; n <= offset + count; n++) {
      Entry entry = ring[(int) (n % ring.length)];
      if (entry != null) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /**
   * Registers a listener, called after each append and after the close, on the thread that did it.
   */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  public void removeListener(Runnable listener) {
    listeners.remove(listener);
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  private void makeRoom() {
    if (last - oldest + 1 <= ring.length) {
      return;
    }
    if (ring.length == maxEntries) {
      oldest++;
      return;
    }
    int size = (int) Math.min(2L * ring.length, maxEntries);
    @Nullable Entry[] wider = new Entry[size];
    long[] widerTimes = new long[size];
    for (long n = oldest; n < last; n++) {
      wider[(int) (n % size)] = ring[(int) (n % ring.length)];
      widerTimes[(int) (n % size)] = times[(int) (n % ring.length)];
    }
    ring = wider;
    times = widerTimes;
  }

  private void forgetOld() {
    long tooOld = clock.millis() - maxAgeMillis;
    while (oldest <= last && times[(int) (oldest % ring.length)] < tooOld) {
      ring[(int) (oldest % ring.length)] = null;
      oldest++;
    }
  }
}

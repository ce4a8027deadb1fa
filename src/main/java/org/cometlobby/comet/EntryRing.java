package org.cometlobby.comet;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries that a journal keeps: a ring that grows with them, up to bounds of count, bytes and
 * age. Small while it is empty, because a lobby has one for each room. Not thread-safe: guarded by
 * its journal's monitor.
 */
final class EntryRing {

  private static final int FIRST_SIZE = 4;

  private final int maxEntries;
  private final long maxBytes;
  private final long maxAgeMillis;
  private final InstantSource clock;

  // The entry with offset n is at index n modulo the length.
  private @Nullable Entry[] entries;
  // When each entry came; only if there is a maximum age.
  private long @Nullable [] times;
  private long oldest = 1;
  private long last;
  private long bytes;

  /**
   * @param maxAgeMillis 0 for entries that don't age
   */
  EntryRing(int maxEntries, long maxBytes, long maxAgeMillis, InstantSource clock) {
    this.maxEntries = maxEntries;
    this.maxBytes = maxBytes;
    this.maxAgeMillis = maxAgeMillis;
    this.clock = clock;
    int size = Math.min(FIRST_SIZE, maxEntries);
    this.entries = new Entry[size];
    this.times = maxAgeMillis == 0 ? null : new long[size];
  }

  /** Makes the first entry's offset other than 1; to be called while the ring is empty. */
  void beginAt(long offset) {
    oldest = offset;
    last = offset - 1;
  }

  /** Returns the offset of the newest entry, also if that has become too old. */
  long last() {
    return last;
  }

  long oldest() {
    return oldest;
  }

  boolean isEmpty() {
    return last < oldest;
  }

  long bytes() {
    return bytes;
  }

  /** Adds an entry with the next offset. Drops the oldest ones that don't fit, never this one. */
  void add(Entry entry) {
    long cost = entry.bytes();
    while (!isEmpty() && (size() >= maxEntries || bytes + cost > maxBytes)) {
      dropOldest();
    }
    if (size() == entries.length) {
      resize((int) Math.min(2L * entries.length, maxEntries));
    }
    last++;
    bytes += cost;
    entries[at(last)] = entry;
    if (times != null) {
      times[at(last)] = clock.millis();
    }
    forgetOld();
  }

  /** Returns an entry; null if it is not held. */
  @Nullable Entry get(long offset) {
    return offset < oldest || offset > last ? null : entries[at(offset)];
  }

  /** Returns the entries after an offset, oldest first; empty unless all of them are held. */
  List<Entry> after(long offset, int most) {
    if (offset >= last || offset < oldest - 1) {
      return List.of();
    }
    int count = (int) Math.min(most, last - offset);
    List<Entry> found = new ArrayList<>(count);
    for (long n = offset + 1; n <= offset + count; n++) {
      Entry entry = entries[at(n)];
      if (entry != null) {
        found.add(entry);
      }
    }
    return found;
  }

  /** Drops the entries that are too old. */
  void forgetOld() {
    if (times == null) {
      return;
    }
    long tooOld = clock.millis() - maxAgeMillis;
    while (!isEmpty() && times[at(oldest)] < tooOld) {
      dropOldest();
    }
  }

  /** Drops the older half of the entries, and the memory they took; never the newest entry. */
  void forgetOldestHalf() {
    for (int n = size() / 2; n > 0; n--) {
      dropOldest();
    }
    resize(Math.min(Math.max(FIRST_SIZE, size()), maxEntries));
  }

  private void dropOldest() {
    Entry entry = entries[at(oldest)];
    if (entry != null) {
      bytes -= entry.bytes();
    }
    entries[at(oldest)] = null;
    oldest++;
  }

  private void resize(int length) {
    @Nullable Entry[] other = new Entry[length];
    long[] otherTimes = times == null ? null : new long[length];
    for (long n = oldest; n <= last; n++) {
      other[(int) (n % length)] = entries[at(n)];
      if (times != null && otherTimes != null) {
        otherTimes[(int) (n % length)] = times[at(n)];
      }
    }
    entries = other;
    times = otherTimes;
  }

  private int size() {
    return (int) (last - oldest + 1);
  }

  private int at(long offset) {
    return (int) (offset % entries.length);
  }
}

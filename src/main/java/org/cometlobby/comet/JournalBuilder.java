package org.cometlobby.comet;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The builder of a journal. */
public final class JournalBuilder {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern EPOCH = Pattern.compile("[0-9a-z]{1,16}");

  private @Nullable String epoch;
  private int maxEntries = 1_024;
  private long maxBytes = Long.MAX_VALUE;
  private @Nullable Duration maxAge;
  private InstantSource clock = InstantSource.system();
  private boolean recoveredInData;
  private List<Entry> entries = List.of();
  private @Nullable Supplier<?> state;

  JournalBuilder() {}

  /** Sets the epoch: 1 to 16 of the characters 0-9 and a-z; random by default. */
  public JournalBuilder epoch(String name) {
    epoch = name;
    return this;
  }

  /** Sets how many entries are kept, at least 1; 1,024 by default. */
  public JournalBuilder maxEntries(int count) {
    maxEntries = count;
    return this;
  }

  /**
   * Sets how many bytes of entries are kept: their bodies, and 64 for each. The newest entry stays,
   * whatever its size. Unlimited by default.
   */
  public JournalBuilder maxBytes(long bytes) {
    maxBytes = bytes;
    return this;
  }

  /** Sets for how long an entry is kept, above zero; entries don't age by default. */
  public JournalBuilder maxAge(Duration age) {
    maxAge = age;
    return this;
  }

  /** Sets the clock by which entries age. */
  public JournalBuilder clock(InstantSource source) {
    clock = source;
    return this;
  }

  /**
   * Adds {@code "recovered":false} to a state that is a JSON object, for a reader whose cursor
   * could not be resumed. Each framing says that beside the data, too: this is for clients that
   * still look for it there.
   */
  public JournalBuilder recoveredInData() {
    recoveredInData = true;
    return this;
  }

  /**
   * Sets the first entries, of a journal that is kept elsewhere, too. Their age begins now.
   *
   * @param kept entries with consecutive offsets, oldest first
   */
  public JournalBuilder entries(List<Entry> kept) {
    entries = List.copyOf(kept);
    return this;
  }

  /**
   * Sets the state after those entries.
   *
   * @param source see {@link Journal#append(Entry, Supplier)}
   */
  public JournalBuilder state(Supplier<?> source) {
    state = source;
    return this;
  }

  /**
   * @throws IllegalArgumentException when a bound is not positive, when the epoch has other
   *     characters, or when the entries' offsets are not consecutive
   */
  public Journal build() {
    return new Journal(this);
  }

  String epoch() {
    if (epoch == null) {
      return Long.toString(RANDOM.nextLong() & Long.MAX_VALUE, 36);
    }
    if (!EPOCH.matcher(epoch).matches()) {
      throw new IllegalArgumentException(
          "A journal's epoch is 1 to 16 of the characters 0-9 and a-z");
    }
    return epoch;
  }

  boolean isRecoveredInData() {
    return recoveredInData;
  }

  List<Entry> entries() {
    return entries;
  }

  Optional<Supplier<?>> state() {
    return Optional.ofNullable(state);
  }

  EntryRing ring() {
    if (maxEntries < 1) {
      throw new IllegalArgumentException("A journal keeps at least one entry, not " + maxEntries);
    }
    if (maxBytes < 1) {
      throw new IllegalArgumentException("A journal keeps at least one byte, not " + maxBytes);
    }
    if (maxAge != null && (maxAge.isNegative() || maxAge.isZero())) {
      throw new IllegalArgumentException(
          "A journal keeps its entries for some time, not " + maxAge);
    }
    // An age below a millisecond is 1, since 0 stands for none.
    long maxAgeMillis = maxAge == null ? 0 : Math.max(1, maxAge.toMillis());
    return new EntryRing(maxEntries, maxBytes, maxAgeMillis, clock);
  }
}

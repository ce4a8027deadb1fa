package org.cometlobby.comet;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A topic's state after one entry. Serialized when a reader first asks for it, and then shared: the
 * states that no reader asks for, most of them, cost nothing.
 */
final class State {

  private final long offset;
  private final int mark;
  // One of the two is set.
  private @Nullable Supplier<?> source;
  private volatile @Nullable Entry entry;

  /** A state that is made later. */
  State(long offset, int mark, Supplier<?> source) {
    this.offset = offset;
    this.mark = mark;
    this.source = source;
  }

  /** A state that is made already. */
  State(Entry entry) {
    this.offset = entry.offset();
    this.mark = entry.packedMark();
    this.entry = entry;
  }

  long offset() {
    return offset;
  }

  /** Returns the state if it is made. Doesn't wait while it is being made. */
  @Nullable Entry made() {
    return entry;
  }

  /**
   * Returns the state as an entry. The first caller makes it, and others wait meanwhile.
   *
   * @throws IllegalArgumentException when JSON-B can't write the state
   */
  synchronized Entry entry() {
    Entry made = entry;
    if (made == null) {
      SerializedValue value = SerializedValue.of(Objects.requireNonNull(source).get());
      made = new Entry(offset, mark, Entry.SNAPSHOT, value.part(), value.typed());
      entry = made;
      source = null;
    }
    return made;
  }
}

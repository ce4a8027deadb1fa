package org.cometlobby.comet;

import java.util.Objects;
import java.util.function.Supplier;
import org.cometlobby.multipart.Part;
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
  private @Nullable Entry notRecovered;

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

  /**
   * Returns the state for a reader whose cursor could not be resumed, one entry for all of them.
   *
   * @param inData whether a state that is a JSON object says so in its data, too
   */
  synchronized Entry notRecovered(boolean inData) {
    if (notRecovered == null) {
      Entry made = entry();
      Part part = inData ? saysNotRecovered(made.part()) : made.part();
      notRecovered = made.with(part).notRecovered();
    }
    return notRecovered;
  }

  /** Adds a member to the text of an object, which is not parsed for this: it may be large. */
  private static Part saysNotRecovered(Part part) {
    String text = part.text();
    if (!part.contentType().equals(Part.JSON) || !text.startsWith("{") || !text.endsWith("}")) {
      return part;
    }
    String members = text.substring(0, text.length() - 1);
    return Part.json(members + (members.equals("{") ? "" : ",") + "\"recovered\":false}");
  }
}

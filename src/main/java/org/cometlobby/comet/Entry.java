package org.cometlobby.comet;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Function;
import org.cometlobby.multipart.Part;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a {@link Journal}: a part, its offset, and its name if it is a named event. Its
 * bytes on the wire are encoded once per encoding and shared by all readers, while the entry is one
 * of the newest of its journal.
 */
public final class Entry {

  /** The name of an entry that holds a whole state. */
  public static final String SNAPSHOT = "snapshot";

  // The cost of an entry besides its body, about: its objects and its place in a journal.
  private static final int OVERHEAD = 64;

  private static final AtomicReferenceFieldUpdater<Entry, @Nullable Encoded> ENCODED =
      AtomicReferenceFieldUpdater.newUpdater(Entry.class, Encoded.class, "encoded");

  private final long offset;
  private final int mark;
  private final @Nullable String event;
  private final Part part;
  private final boolean typed;
  private final boolean recovered;
  private volatile @Nullable Encoded encoded;

  Entry(long offset, int mark, @Nullable String event, Part part, boolean typed) {
    this(offset, mark, event, part, typed, true);
  }

  private Entry(
      long offset, int mark, @Nullable String event, Part part, boolean typed, boolean recovered) {
    this.offset = offset;
    this.mark = mark;
    this.event = event;
    this.part = part;
    this.typed = typed;
    this.recovered = recovered;
  }

  /**
   * Returns an entry that is made outside of a journal.
   *
   * @param offset 1 for the first entry of a journal; 0 for a position before it
   * @param mark up to 5 of the characters 0-9 and a-z, which tell this entry from another one with
   *     the same offset, if a journal can lose entries and append others in their place; empty for
   *     none
   * @param event 1 to 64 printable ASCII characters
   * @throws IllegalArgumentException when an argument is none of these
   */
  public static Entry of(long offset, String mark, String event, Part part) {
    if (offset < 0) {
      throw new IllegalArgumentException("An entry's offset is not negative: " + offset);
    }
    return new Entry(offset, Mark.of(mark), Topic.checkedName(event), part, true);
  }

  /** Returns the offset: 1 for the first entry of a journal, and one more for each that follows. */
  public long offset() {
    return offset;
  }

  /** Returns the mark, empty if the entry has none. */
  public String mark() {
    return Mark.text(mark);
  }

  int packedMark() {
    return mark;
  }

  public Optional<String> event() {
    return Optional.ofNullable(event);
  }

  public Part part() {
    return part;
  }

  /** Returns the size, as counted for {@link JournalBuilder#maxBytes}. */
  public long bytes() {
    return part.length() + (long) OVERHEAD;
  }

  /**
   * Returns the part as one stream sends it.
   *
   * @param contentType the content type that the stream's method declares, empty if it declares
   *     none; it applies to every value that was not a {@code Part} with a type of its own
   */
  public Part part(String contentType) {
    return typed || contentType.isEmpty() ? part : part.withContentType(contentType);
  }

  /**
   * Returns whether the stream has no gap before this entry. If not, it is the first one for a
   * reader whose cursor could not be resumed, and each framing says so beside its data.
   */
  public boolean isRecovered() {
    return recovered;
  }

  /** Returns this entry as the first one for a reader whose cursor could not be resumed. */
  public Entry notRecovered() {
    return new Entry(offset, mark, event, part, typed, false);
  }

  /** Returns this entry with other data of the same type. */
  Entry with(Part other) {
    return new Entry(offset, mark, event, other, typed, recovered);
  }

  /**
   * Returns this entry's bytes in one encoding, encoded on first use and shared from then on.
   *
   * @param encoding the encoding's key, compared by identity
   */
  public byte[] encodedAs(Object encoding, Function<Entry, byte[]> encoder) {
    Encoded known = encoded;
    for (Encoded e = known; e != null; e = e.next) {
      if (e.encoding == encoding) {
        return e.bytes;
      }
    }
    byte[] bytes = encoder.apply(this);
    // Of two threads that encode at once, one keeps its bytes.
    ENCODED.compareAndSet(this, known, new Encoded(encoding, bytes, known));
    return bytes;
  }

  /** Drops the encoded bytes. */
  void forgetEncodings() {
    encoded = null;
  }

  @Override
  public String toString() {
    return "Entry[" + offset + (event == null ? "" : " " + event) + " " + part + "]";
  }

  /** The encodings made so far, as a linked list, newest first; seldom more than two. */
  private static final class Encoded {
    final Object encoding;
    final byte[] bytes;
    final @Nullable Encoded next;

    Encoded(Object encoding, byte[] bytes, @Nullable Encoded next) {
      this.encoding = encoding;
      this.bytes = bytes;
      this.next = next;
    }
  }
}

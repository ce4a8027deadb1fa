package org.cometlobby.comet;

import java.util.Optional;
import java.util.function.Function;
import org.cometlobby.multipart.Part;
import org.jspecify.annotations.Nullable;

/**
 * One line of a {@link Journal}: a part, its number, and its name if it is a named event. What it
 * looks like on the wire is worked out once per encoding, for everybody who reads it.
 */
public final class Entry {

  /** The name of an entry that is a whole state. */
  public static final String SNAPSHOT = "snapshot";

  private final long offset;
  private final @Nullable String event;
  private final Part part;
  private final boolean typed;
  private volatile @Nullable Encoded encoded;

  Entry(long offset, @Nullable String event, Part part, boolean typed) {
    this.offset = offset;
    this.event = event;
    this.part = part;
    this.typed = typed;
  }

  /** An entry that stands in no journal: made for one reader, at a position of its own. */
  public static Entry at(long offset, String event, Part part) {
    return new Entry(offset, event, part, true);
  }

  /** The position right after this entry; the first entry of a journal has 1. */
  public long offset() {
    return offset;
  }

  public Optional<String> event() {
    return Optional.ofNullable(event);
  }

  public Part part() {
    return part;
  }

  /**
   * The part as one stream sends it.
   *
   * @param contentType what the stream's method declares, empty if nothing: it holds for every
   *     value that was not a {@code Part} with a type of its own
   */
  public Part part(String contentType) {
    return typed || contentType.isEmpty() ? part : part.withContentType(contentType);
  }

  /**
   * This entry's bytes in one encoding, made on first use and shared from then on.
   *
   * @param encoding what tells encodings apart, compared by identity
   */
  public byte[] encodedAs(Object encoding, Function<Entry, byte[]> encoder) {
    for (Encoded e = encoded; e != null; e = e.next) {
      if (e.encoding == encoding) {
        return e.bytes;
      }
    }
    // Two threads may both come here: the bytes are the same, one of them is kept for longer.
    byte[] bytes = encoder.apply(this);
    encoded = new Encoded(encoding, bytes, encoded);
    return bytes;
  }

  @Override
  public String toString() {
    return "Entry[" + offset + (event == null ? "" : " " + event) + " " + part + "]";
  }

  /** A list of the encodings made so far, newest first; seldom more than two. */
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

package org.cometlobby.comet;

import java.util.Optional;
import java.util.function.Function;
import org.cometlobby.multipart.Part;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a {@link Journal}: a part, its offset, and its name if it is a named event. Its
 * bytes on the wire are encoded once per encoding and shared by all readers.
 */
public final class Entry {

  /** The name of an entry that holds a whole state. */
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

  /** Returns an entry outside of any journal, made for one reader. */
  public static Entry at(long offset, String event, Part part) {
    return new Entry(offset, event, part, true);
  }

  /** Returns the offset: 1 for the first entry of a journal, and one more for each that follows. */
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
   * Returns the part as one stream sends it.
   *
   * @param contentType the content type that the stream's method declares, empty if it declares
   *     none; it applies to every value that was not a {@code Part} with a type of its own
   */
  public Part part(String contentType) {
    return typed || contentType.isEmpty() ? part : part.withContentType(contentType);
  }

  /**
   * Returns this entry's bytes in one encoding, encoded on first use and shared from then on.
   *
   * @param encoding the encoding's key, compared by identity
   */
  public byte[] encodedAs(Object encoding, Function<Entry, byte[]> encoder) {
    for (Encoded e = encoded; e != null; e = e.next) {
      if (e.encoding == encoding) {
        return e.bytes;
      }
    }
    // Two threads may both encode: the bytes are equal, and one array is kept for longer.
    byte[] bytes = encoder.apply(this);
    encoded = new Encoded(encoding, bytes, encoded);
    return bytes;
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

package org.cometlobby.comet.servlet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import org.cometlobby.comet.Entry;
import org.cometlobby.comet.Journal;
import org.cometlobby.multipart.Boundary;
import org.cometlobby.multipart.Part;

/** A framing's output as the tests read it: each byte a character, the cursors {@code c1, c2}. */
final class Wire {

  static final Boundary BOUNDARY = new Boundary("BoundaryOf24LettersOrMore");

  private final Journal journal =
      Journal.builder().maxEntries(16).maxAge(Duration.ofHours(1)).build();
  private final Framing framing;

  private Wire(Framing framing) {
    this.framing = framing;
  }

  static Wire by(Framing framing) {
    return new Wire(framing);
  }

  /** Returns an unnamed entry. */
  Wire value(Object value) {
    journal.append(null, value, null);
    return this;
  }

  Wire event(String name, Object value) {
    journal.append(name, value, null);
    return this;
  }

  /** Returns the bytes of one entry for a reader whose cursor could not be resumed. */
  static String notRecovered(Framing framing, Part part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Entry entry = Entry.of(7, "", Entry.SNAPSHOT, part).notRecovered();
    framing.entry(entry, e -> "c" + e.offset(), false, bytes);
    return text(bytes.toByteArray());
  }

  /** Returns the entries' bytes, without opening and closing. */
  String entries() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Entry entry : journal.after(0, 16)) {
      framing.entry(entry, e -> "c" + e.offset(), false, bytes);
    }
    return text(bytes.toByteArray());
  }

  List<Entry> journal() {
    return journal.after(0, 16);
  }

  static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  /** Returns a text block with the line ends of the wire. */
  static String crlf(String block) {
    return block.replace("\n", "\r\n").replace("TOKEN", BOUNDARY.token());
  }
}

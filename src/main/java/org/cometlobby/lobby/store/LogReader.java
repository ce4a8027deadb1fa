package org.cometlobby.lobby.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.cometlobby.lobby.codec.BrokenLineException;
import org.cometlobby.lobby.codec.Line;
import org.cometlobby.lobby.codec.LineCodec;
import org.cometlobby.lobby.codec.LogRecord;

/** A reader of one log or checkpoint, which passes over broken lines. */
final class LogReader {

  private final Path path;
  private final Consumer<LogRecord> consumer;
  private long position;
  private long records;
  private long intactEnd;
  private int broken;
  private int brokenInside;
  private boolean torn;
  private boolean ended;

  private LogReader(Path path, Consumer<LogRecord> consumer) {
    this.path = path;
    this.consumer = consumer;
  }

  /**
   * The content of a file.
   *
   * @param records the number of intact records
   * @param intactEnd the position after the last intact line
   * @param brokenInside the number of broken lines that an intact line follows
   * @param brokenTail the number of broken lines at the end
   * @param torn whether all that is broken is one last line without its end, as a process leaves it
   *     that is killed while it writes
   * @param ended whether the file is a whole checkpoint
   */
  record Report(
      long records,
      long intactEnd,
      int brokenInside,
      int brokenTail,
      boolean torn,
      boolean ended) {}

  /**
   * Reads all intact records.
   *
   * @throws IllegalStateException for a higher format than this version knows, naming the file
   */
  static Report read(Path path, Consumer<LogRecord> consumer) throws IOException {
    LogReader reader = new LogReader(path, consumer);
    // Not a channel, which an interrupt would close.
    try (InputStream file = new BufferedInputStream(new FileInputStream(path.toFile()), 1 << 16)) {
      reader.readLines(file);
    }
    return reader.report();
  }

  private void readLines(InputStream file) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = file.read(); b >= 0; b = file.read()) {
      position++;
      if (b == '\n') {
        take(line.toByteArray());
        line.reset();
      } else {
        line.write(b);
      }
    }
    if (line.size() > 0) {
      torn = broken == 0;
      broken++;
    }
  }

  private void take(byte[] bytes) {
    try {
      Line line = LineCodec.decode(bytes);
      brokenInside = broken;
      intactEnd = position;
      ended = line instanceof Line.End end && end.records() == records && broken == 0;
      if (line instanceof Line.Header header && header.format() > LineCodec.FORMAT) {
        throw new IllegalStateException(
            "The file "
                + path
                + " has format "
                + header.format()
                + ", and this version of the lobby knows formats up to "
                + LineCodec.FORMAT
                + "; start the version that wrote it, or a later one");
      }
      if (line instanceof LogRecord record) {
        records++;
        consumer.accept(record);
      }
    } catch (BrokenLineException e) {
      broken++;
    }
  }

  private Report report() {
    return new Report(
        records,
        intactEnd,
        brokenInside,
        broken - brokenInside,
        torn,
        ended && position == intactEnd);
  }
}

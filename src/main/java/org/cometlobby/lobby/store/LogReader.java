package org.cometlobby.lobby.store;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cometlobby.lobby.codec.BrokenLineException;
import org.cometlobby.lobby.codec.Line;
import org.cometlobby.lobby.codec.LineCodec;
import org.cometlobby.lobby.codec.LogRecord;

/**
 * A reader of one log or checkpoint, which passes over broken lines: those that are damaged, and
 * those that hold no record by the {@link RecordRules}.
 */
final class LogReader {

  /** How many bytes are read at once; a longer line is read all the same. */
  static final int BLOCK = 1 << 20;

  private final Path path;
  private final Consumer<LogRecord> consumer;
  private long position;
  private long records;
  private long intactEnd;
  private int broken;
  private int brokenInside;
  private String problem = "";
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
   * @param problem the place of the first broken line, and the reason; empty if there is none
   * @param torn whether all that is broken is one last line without its end, as a process leaves it
   *     that is killed while it writes
   * @param ended whether the file is a whole checkpoint
   */
  record Report(
      long records,
      long intactEnd,
      int brokenInside,
      int brokenTail,
      String problem,
      boolean torn,
      boolean ended) {}

  /**
   * Reads all intact records.
   *
   * @throws IllegalStateException for a higher format than this version knows, naming the file
   */
  static Report read(Path path, Consumer<LogRecord> consumer) throws IOException {
    // Looks the JSON provider up on this thread, which has the application's class loader.
    byte[] unused = LineCodec.encode(new Line.Header(LineCodec.FORMAT));
    LogReader reader = new LogReader(path, consumer);
    // Not a channel, which an interrupt would close.
    try (InputStream file = new FileInputStream(path.toFile())) {
      reader.readLines(file);
    }
    return reader.report();
  }

  /** Reads by blocks: a call of a stream for each byte would take longer than all the rest. */
  private void readLines(InputStream file) throws IOException {
    byte[] bytes = new byte[BLOCK];
    int kept = 0;
    for (int n = file.read(bytes); n >= 0; n = file.read(bytes, kept, bytes.length - kept)) {
      List<byte[]> lines = new ArrayList<>();
      int begin = 0;
      int end = kept + n;
      for (int i = kept; i < end; i++) {
        if (bytes[i] == '\n') {
          lines.add(Arrays.copyOfRange(bytes, begin, i));
          begin = i + 1;
        }
      }
      kept = end - begin;
      System.arraycopy(bytes, begin, bytes, 0, kept);
      if (kept == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * kept);
      }
      // Most of the work, on all processors; this thread waits for it, so nothing outlives it.
      lines.parallelStream().map(Decoded::of).toList().forEach(this::take);
    }
    if (kept > 0) {
      position += kept;
      torn = broken == 0;
      broken("It has no end");
    }
  }

  /**
   * A line as it was decoded.
   *
   * @param length with the line feed
   * @param line empty if it is broken
   * @param problem the reason
   */
  private record Decoded(int length, Optional<Line> line, String problem) {

    static Decoded of(byte[] bytes) {
      int length = bytes.length + 1;
      try {
        Line line = LineCodec.decode(bytes);
        if (line instanceof LogRecord record) {
          RecordRules.check(record);
        }
        return new Decoded(length, Optional.of(line), "");
      } catch (BrokenLineException | IllegalArgumentException e) {
        String cause = e.getCause() == null ? "" : ": " + e.getCause();
        String problem = e.getMessage() + cause;
        return new Decoded(length, Optional.empty(), problem);
      }
    }
  }

  private void take(Decoded decoded) {
    position += decoded.length();
    decoded.line().ifPresentOrElse(this::take, () -> broken(decoded.problem()));
  }

  private void broken(String why) {
    if (broken++ == 0) {
      problem = "before byte " + position + ": " + why;
    }
  }

  private void take(Line line) {
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
  }

  private Report report() {
    return new Report(
        records,
        intactEnd,
        brokenInside,
        broken - brokenInside,
        problem,
        torn,
        ended && position == intactEnd);
  }
}

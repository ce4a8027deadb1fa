package org.cometlobby.lobby.store;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cometlobby.lobby.codec.Line;
import org.cometlobby.lobby.codec.LineCodec;
import org.cometlobby.lobby.codec.LogRecord;

/** The sequence of logs, of which the newest one is written by the writer's thread. */
final class Logs implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Logs.class.getName());

  private static final Duration NEXT_ATTEMPT = Duration.ofSeconds(10);

  private final DataDirectory directory;
  private final LogFile.Factory files;
  private final Checkpoints checkpoints;
  private final long minBytes;
  private long number;
  private LogFile current;
  private boolean nextWanted;
  private long notBefore = System.nanoTime();

  /**
   * Begins a log.
   *
   * @param minBytes the size up to which a log is not worth a checkpoint
   * @param records the first records
   */
  Logs(
      DataDirectory directory,
      LogFile.Factory files,
      Checkpoints checkpoints,
      long minBytes,
      long number,
      List<? extends LogRecord> records)
      throws IOException {
    this.directory = directory;
    this.files = files;
    this.checkpoints = checkpoints;
    this.minBytes = minBytes;
    this.number = number;
    this.current = begin(number, records);
  }

  LogFile current() {
    return current;
  }

  /** Asks for a new log and a checkpoint, whatever the size of this one. */
  void wantNext() {
    nextWanted = true;
  }

  /** Returns whether a checkpoint has failed, and it is time to try again. */
  boolean isRetryDue() {
    return checkpoints.isRetryDue();
  }

  /** Begins a new log and a checkpoint if this log has grown beyond twice the last checkpoint. */
  void nextIfBig() {
    if (checkpoints.isRetryDue()) {
      checkpoints.begin(number);
    }
    boolean big = current.length() > Math.max(minBytes, 2 * checkpoints.bytes());
    if ((big || nextWanted) && checkpoints.isReady() && System.nanoTime() - notBefore >= 0) {
      try {
        current.force();
        LogFile next = begin(number + 1, List.of());
        current.close();
        current = next;
        number++;
        nextWanted = false;
        checkpoints.begin(number);
      } catch (IOException | RuntimeException | Error e) {
        notBefore = System.nanoTime() + NEXT_ATTEMPT.toNanos();
        LOG.log(Level.WARNING, "No new log can be begun; " + current.path() + " grows on", e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    current.close();
  }

  private LogFile begin(long ofNumber, List<? extends LogRecord> records) throws IOException {
    Path path = directory.log(ofNumber);
    LogFile file = files.create(path);
    try {
      file.append(LineCodec.encode(new Line.Header(LineCodec.FORMAT)), false);
      for (LogRecord record : records) {
        file.append(LineCodec.encode(record), false);
      }
      file.force();
      directory.force();
      return file;
    } catch (IOException e) {
      file.close();
      Files.deleteIfExists(path);
      throw e;
    }
  }
}

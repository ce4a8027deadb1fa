package org.cometlobby.lobby.store;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cometlobby.lobby.UnavailableException;
import org.cometlobby.lobby.codec.Line;
import org.cometlobby.lobby.codec.LineCodec;
import org.cometlobby.lobby.codec.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * The writer of checkpoints, each on a thread of its own. The files of two checkpoints are kept, so
 * that a damaged one loses nothing.
 */
final class Checkpoints implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Checkpoints.class.getName());

  /** The longest pause between two attempts, as a power of 2, in seconds: some four minutes. */
  private static final int LONGEST_PAUSE = 8;

  private final DataDirectory directory;
  private final ThreadFactory threads;

  private volatile @Nullable Source source;
  private volatile @Nullable Thread thread;
  private volatile long bytes;
  private volatile boolean closed;
  // In a row, and when the last one came.
  private volatile int failures;
  private volatile long failedAt;

  Checkpoints(DataDirectory directory, ThreadFactory threads) {
    this.directory = directory;
    this.threads = threads;
  }

  /**
   * The source of a checkpoint.
   *
   * @param state all of the state, as it is when it is read or newer
   * @param last the last appended record: a checkpoint counts once the logs are as new as it is
   */
  record Source(Supplier<Stream<LogRecord>> state, Supplier<CommitLog.Commit> last) {}

  /** Allows checkpoints from now on. */
  void source(Source ofAll) {
    source = ofAll;
  }

  /** Returns whether a checkpoint could begin now. */
  boolean isReady() {
    return source != null && thread == null && !closed;
  }

  /** Returns whether the last attempt has failed, and it is time for another one. */
  boolean isRetryDue() {
    int count = failures;
    Duration pause = Duration.ofSeconds(1L << Math.min(count, LONGEST_PAUSE));
    return count > 0 && isReady() && System.nanoTime() - failedAt >= pause.toNanos();
  }

  private void failed() {
    failedAt = System.nanoTime();
    failures = Math.min(failures, LONGEST_PAUSE) + 1;
  }

  /** Returns the size of the last checkpoint, 0 before the first one of this process. */
  long bytes() {
    return bytes;
  }

  /**
   * Begins a checkpoint of the state from now on. Does nothing if one is being written.
   *
   * @param number the number of the log that was begun before
   */
  synchronized void begin(long number) {
    Source from = source;
    if (from == null || !isReady()) {
      return;
    }
    try {
      Thread made = threads.newThread(() -> run(number, from));
      if (made != null) {
        thread = made;
        made.start();
      } else {
        failed();
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      // The container may be ending, or be short of threads; the writer of the log goes on.
      thread = null;
      failed();
      LOG.log(Level.WARNING, "The container gives no thread for a checkpoint", e);
    }
  }

  private void run(long number, Source from) {
    try {
      write(number, from);
      failures = 0;
    } catch (IOException | RuntimeException | Error e) {
      failed();
      LOG.log(Level.ERROR, "No checkpoint could be written; the logs are kept", e);
    } finally {
      thread = null;
    }
  }

  /** Stops a checkpoint that is being written, and waits for its thread. */
  @Override
  public void close() {
    Thread last;
    synchronized (this) {
      closed = true;
      last = thread;
    }
    if (last != null) {
      Uninterrupted.join(last, Duration.ofSeconds(10));
    }
  }

  private void write(long number, Source from) throws IOException {
    Path file = directory.checkpoint(number);
    Path temporary = DataDirectory.temporary(file);
    boolean whole = false;
    try {
      DataDirectory.create(temporary);
      whole = write(temporary, from.state()) && isAsNew(from.last().get());
      if (whole) {
        bytes = Files.size(temporary);
        directory.publish(file);
      }
    } finally {
      if (!whole) {
        Files.deleteIfExists(temporary);
      }
    }
    if (whole) {
      deleteBeforePrevious();
    }
  }

  /** Returns false if the close came before the end. */
  private boolean write(Path temporary, Supplier<Stream<LogRecord>> state) throws IOException {
    // Not a channel, which an interrupt would close.
    try (FileOutputStream file = new FileOutputStream(temporary.toFile());
        OutputStream out = new BufferedOutputStream(file, 1 << 16);
        Stream<LogRecord> records = state.get()) {
      out.write(LineCodec.encode(new Line.Header(LineCodec.FORMAT)));
      long count = 0;
      for (Iterator<LogRecord> all = records.iterator(); all.hasNext(); count++) {
        if (closed) {
          return false;
        }
        out.write(LineCodec.encode(all.next()));
      }
      out.write(LineCodec.encode(new Line.End(count)));
      out.flush();
      file.getFD().sync();
      return true;
    }
  }

  /** Waits until the logs have a record; returns false if they don't get it. */
  private boolean isAsNew(CommitLog.Commit last) {
    while (!closed) {
      try {
        last.await();
        return true;
      } catch (UnavailableException e) {
        LOG.log(Level.DEBUG, "A checkpoint waits for the log", e);
      }
    }
    return false;
  }

  private void deleteBeforePrevious() throws IOException {
    NavigableMap<Long, Path> all = directory.checkpoints();
    Long previous = all.isEmpty() ? null : all.lowerKey(all.lastKey());
    if (previous != null) {
      directory.deleteBefore(previous);
    }
  }
}

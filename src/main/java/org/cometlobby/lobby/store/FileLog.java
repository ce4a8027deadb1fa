package org.cometlobby.lobby.store;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cometlobby.lobby.codec.LineCodec;
import org.cometlobby.lobby.codec.LogRecord;

/**
 * A log in files: {@code log-000001.jsonl} and so on, each with lines of JSON, see {@link
 * LineCodec}. When a log has grown, the next one is begun, and all of the state is written to a
 * checkpoint with the next log's number.
 */
final class FileLog implements CommitLog {

  private static final Logger LOG = System.getLogger(FileLog.class.getName());

  private static final Duration END = Duration.ofSeconds(10);

  private final DirectoryLock lock;
  private final Durability durability;
  private final Checkpoints checkpoints;
  private final Logs logs;
  private final LogWriter writer;
  private final Thread thread;
  // The number of the log for the first checkpoint, which clears up after the last process.
  private final Optional<Long> firstCheckpoint;
  private final AtomicBoolean closed = new AtomicBoolean();

  private FileLog(
      Options options, DirectoryLock lock, DataDirectory directory, Recovery.Result found)
      throws IOException {
    this.lock = lock;
    this.durability = options.durability();
    this.checkpoints = new Checkpoints(directory, options.threads());
    long number = found.last() + 1;
    this.logs =
        new Logs(
            directory, options.files(), checkpoints, options.minBytes(), number, found.repairs());
    this.firstCheckpoint = number == 1 ? Optional.empty() : Optional.of(number);
    this.writer = new LogWriter(logs, durability, options.clock());
    Thread made = options.threads().newThread(writer);
    if (made == null) {
      logs.close();
      throw new IllegalStateException("The container gives no thread for the log");
    }
    this.thread = made;
    made.start();
  }

  /**
   * The options of a log.
   *
   * @param threads makes the thread that writes, and one for each checkpoint
   * @param lives makes lives for rooms, see {@link org.cometlobby.lobby.room.Room#life}
   * @param journalBytes the most bytes of all rooms' events in memory
   * @param minBytes the size up to which a log is not worth a checkpoint
   */
  record Options(
      Durability durability,
      ThreadFactory threads,
      InstantSource clock,
      Supplier<String> lives,
      long journalBytes,
      long minBytes,
      LogFile.Factory files) {

    static Options of(
        StoreSettings settings,
        ThreadFactory threads,
        InstantSource clock,
        Supplier<String> lives) {
      return new Options(
          settings.durability(),
          threads,
          clock,
          lives,
          settings.journalBytes(),
          16L << 20,
          LogFile::new);
    }
  }

  /** A log, and the state that was found. */
  record Opened(FileLog log, Recovered recovered) {}

  /**
   * Opens the log in a directory, after what is there.
   *
   * @throws IllegalStateException if another application uses the directory, or if it has files
   *     that can't be read; the message names the directory or file, and the remedy
   */
  static Opened open(Path path, Options options) {
    try {
      DirectoryLock lock = DirectoryLock.take(path);
      boolean opened = false;
      try {
        DataDirectory directory = new DataDirectory(path);
        Recovery.Result found =
            Recovery.run(directory, options.clock(), options.lives(), options.journalBytes());
        FileLog log = new FileLog(options, lock, directory, found);
        opened = true;
        return new Opened(log, found.recovered());
      } finally {
        if (!opened) {
          lock.close();
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "The directory "
              + path
              + " can't be used for the lobby's data: "
              + e
              + "; LOBBY_DATA_DIR takes a directory with files that this process can read and"
              + " write",
          e);
    }
  }

  /**
   * Allows checkpoints from now on.
   *
   * @param state the records of all of the state, whole rooms first, read on a thread of its own;
   *     they may be newer than the call
   */
  void start(Supplier<Stream<LogRecord>> state) {
    checkpoints.source(new Checkpoints.Source(state, writer::last));
    firstCheckpoint.ifPresent(checkpoints::begin);
  }

  /** Returns since when the disk has failed; empty if it works. */
  Optional<Instant> unavailableSince() {
    return writer.unavailableSince();
  }

  @Override
  public boolean isDead() {
    return writer.isDead();
  }

  @Override
  public void checkAvailable() {
    if (writer.unavailableSince().isPresent() || !writer.isOpen() || writer.isStuck()) {
      throw Group.unavailable();
    }
  }

  @Override
  public Commit append(LogRecord record) {
    Commit commit = writer.append(LineCodec.encode(record));
    return durability == Durability.COMMIT ? commit : DURABLE;
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    checkpoints.close();
    writer.close();
    Uninterrupted.join(thread, END);
    try (lock) {
      logs.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The log could not be closed in order", e);
    }
  }
}

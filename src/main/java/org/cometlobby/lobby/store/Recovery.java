package org.cometlobby.lobby.store;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Supplier;
import org.cometlobby.lobby.codec.Line;
import org.cometlobby.lobby.codec.LineCodec;
import org.cometlobby.lobby.codec.LogRecord.RoomCommit;
import org.cometlobby.lobby.store.LogReader.Report;

/**
 * The way from files to the state: the newest whole checkpoint, and the logs from its number on.
 */
final class Recovery {

  private static final Logger LOG = System.getLogger(Recovery.class.getName());

  private final DataDirectory directory;
  private final InstantSource clock;
  private final long journalBytes;
  private Replay replay;
  private final List<Path> read = new ArrayList<>();
  private int broken;

  private Recovery(DataDirectory directory, InstantSource clock, long journalBytes) {
    this.directory = directory;
    this.clock = clock;
    this.journalBytes = journalBytes;
    this.replay = new Replay(journalBytes);
  }

  /**
   * The result.
   *
   * @param last the highest number of a file, 0 for an empty directory
   * @param repairs the first records for the next log
   */
  record Result(Recovered recovered, List<RoomCommit> repairs, long last) {}

  /**
   * @throws IllegalStateException for a file of a later format, naming it
   */
  static Result run(
      DataDirectory directory, InstantSource clock, Supplier<String> lives, long journalBytes)
      throws IOException {
    directory.deleteTemporary();
    NavigableMap<Long, Path> logs = directory.logs();
    NavigableMap<Long, Path> checkpoints = directory.checkpoints();
    long last =
        Math.max(
            logs.isEmpty() ? 0 : logs.lastKey(), checkpoints.isEmpty() ? 0 : checkpoints.lastKey());
    Recovery recovery = new Recovery(directory, clock, journalBytes);
    long from = recovery.readCheckpoint(checkpoints, logs.containsKey(1L));
    for (Map.Entry<Long, Path> log : logs.tailMap(from).entrySet()) {
      recovery.readLog(log.getValue(), log.getKey() == last);
    }
    Replay.Result result = recovery.replay.result(lives);
    if (!result.refused().isEmpty()) {
      recovery.keepAside();
    }
    recovery.report(result);
    return new Result(result.recovered(), result.repairs(), last);
  }

  /**
   * Reads the newest whole checkpoint.
   *
   * @param fromBeginning whether all logs are there, so that no checkpoint is needed
   * @return its number; 0 if there is none
   */
  private long readCheckpoint(NavigableMap<Long, Path> checkpoints, boolean fromBeginning)
      throws IOException {
    Replay intactRecords = replay;
    long intactFrom = 0;
    for (Map.Entry<Long, Path> checkpoint : checkpoints.descendingMap().entrySet()) {
      Replay next = new Replay(journalBytes);
      Report report = LogReader.read(checkpoint.getValue(), next::apply);
      if (report.ended()) {
        replay = next;
        read.add(checkpoint.getValue());
        return checkpoint.getKey();
      }
      if (intactFrom == 0) {
        intactRecords = next;
        intactFrom = checkpoint.getKey();
      }
      Path aside = DataDirectory.moveAside(checkpoint.getValue(), clock.instant());
      LOG.log(
          Level.ERROR,
          "A checkpoint is not whole; it is kept as {0}; {1}",
          aside,
          report.problem().isEmpty() ? "its end is missing" : report.problem());
    }
    if (fromBeginning || intactFrom == 0) {
      return 0;
    }
    LOG.log(Level.ERROR, "No checkpoint is whole; the intact records of the newest one are used");
    replay = intactRecords;
    return intactFrom;
  }

  private void readLog(Path log, boolean newest) throws IOException {
    Report report = LogReader.read(log, replay::apply);
    boolean isTorn = newest && report.torn();
    if (report.brokenInside() > 0 || (report.brokenTail() > 0 && !isTorn)) {
      broken += report.brokenInside() + report.brokenTail();
      rewrite(log, report.problem());
    } else if (report.brokenTail() > 0) {
      LOG.log(Level.INFO, "The end of {0} was not written as a whole, and is cut off", log);
      try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
        file.setLength(report.intactEnd());
        file.getFD().sync();
      }
    }
    read.add(log);
  }

  /** Keeps copies of all files that were read, before the next checkpoints replace them. */
  private void keepAside() throws IOException {
    for (Path file : read) {
      Path aside = DataDirectory.copyAside(file, clock.instant());
      LOG.log(
          Level.ERROR, "The file {0} has rooms that are refused; it is kept as {1}", file, aside);
    }
  }

  /** Keeps a damaged file under another name, and its intact records under its own. */
  private void rewrite(Path log, String problem) throws IOException {
    Path intact = DataDirectory.temporary(log);
    DataDirectory.create(intact);
    try (FileOutputStream file = new FileOutputStream(intact.toFile());
        OutputStream out = new BufferedOutputStream(file, 1 << 16)) {
      out.write(LineCodec.encode(new Line.Header(LineCodec.FORMAT)));
      LogReader.read(
          log,
          record -> {
            try {
              out.write(LineCodec.encode(record));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      out.flush();
      file.getFD().sync();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Path aside = DataDirectory.copyAside(log, clock.instant());
    directory.publish(log);
    LOG.log(
        Level.ERROR,
        "The log {0} has lines that are damaged or refused; it is kept as {1}; the first one {2}",
        log,
        aside,
        problem);
  }

  private void report(Replay.Result result) {
    if (broken > 0 || !result.repairs().isEmpty() || !result.lost().isEmpty()) {
      LOG.log(
          Level.ERROR,
          "{0} damaged or refused lines in the logs of {1}: {2} rooms are as before the damage,"
              + " without {3} later changes, and {4} rooms are lost",
          broken,
          directory.path(),
          result.repairs().size(),
          result.dropped(),
          result.lost().size());
    }
  }
}

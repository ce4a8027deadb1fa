package org.cometlobby.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * The size of the data directory under a load that is as high as it can be, and the time that this
 * many commits take at 100/s. Each writer has a room, whose journal is full after 1,024 messages:
 * from then on what has to be kept stays the same.
 */
final class DiskFigure {

  private static final int WRITERS = 20;
  private static final int USUAL_RATE = 100;
  private static final Duration STEP = Duration.ofSeconds(5);

  private DiskFigure() {}

  static void measure(Table table) {
    int seconds = LobbyBench.parameter("bench.disk.seconds", 60);
    Path data = LobbyProcess.newDirectory();
    try {
      long commits;
      long largest = 0;
      try (LobbyProcess server = LobbyProcess.onDisk(data, "commit");
          Writers writers = new Writers(server, WRITERS)) {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (System.nanoTime() < end) {
          LobbyProcess.pause(STEP);
          long size = LobbyProcess.size(data);
          largest = Math.max(largest, size);
          table.progress(writers.acknowledged() + " commits: " + size / 1024 + " KB");
        }
        commits = writers.acknowledged();
      }
      long stopped = LobbyProcess.size(data);
      LobbyProcess.onDisk(data, "commit").close();
      table.add(
          "size of the directory after " + commits + " messages in " + WRITERS + " rooms",
          String.format(
              Locale.ROOT,
              "%d KB at most, %d KB after the end, %d KB after a restart; these commits are %.1f h"
                  + " at %d/s",
              largest / 1024,
              stopped / 1024,
              LobbyProcess.size(data) / 1024,
              commits / 3600.0 / USUAL_RATE,
              USUAL_RATE),
          "bounded");
    } finally {
      LobbyProcess.delete(data);
    }
  }
}

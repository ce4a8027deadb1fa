package org.cometlobby.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** The time of a commit, as the sender of a message sees it, for each durability. */
final class CommitFigures {

  private static final int WARM_UP = 3_000;
  private static final int MESSAGES = 2_000;
  private static final int WRITERS = 20;

  private CommitFigures() {}

  static void measure(Table table) {
    try (LobbyProcess server = LobbyProcess.inMemory()) {
      measure(table, server, "in memory", "", "");
    }
    for (String durability : new String[] {"1s", "commit"}) {
      boolean aimed = durability.equals("commit");
      Path data = LobbyProcess.newDirectory();
      try (LobbyProcess server = LobbyProcess.onDisk(data, durability)) {
        measure(
            table,
            server,
            "with LOBBY_DURABILITY=" + durability,
            aimed ? "at most 15 ms" : "",
            aimed ? "at least 2000/s" : "");
      } finally {
        LobbyProcess.delete(data);
      }
    }
  }

  private static void measure(
      Table table, LobbyProcess server, String how, String aim, String rateAim) {
    try (Connection connection = server.connect()) {
      Writers.Writer writer = new Writers.Writer(connection);
      for (int i = 0; i < WARM_UP; i++) {
        writer.write();
      }
      Samples samples = new Samples();
      for (int i = 0; i < MESSAGES; i++) {
        samples.time(writer::write);
      }
      table.add(
          "a message by one writer, " + how,
          "p50 " + Samples.shown(samples.millis(50)) + ", p99 " + Samples.shown(samples.millis(99)),
          aim);
    }
    try (Writers writers = new Writers(server, WRITERS)) {
      writers.rate(Duration.ofSeconds(5));
      double rate = writers.rate(Duration.ofSeconds(15));
      table.add(
          "messages by " + WRITERS + " writers in as many rooms, " + how,
          String.format(Locale.ROOT, "%.0f/s", rate),
          rateAim);
    }
  }
}

package org.cometlobby.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The time from a process' start until the lobby is ready, with rooms on disk, above that with an
 * empty directory. Each process is killed, so the start reads what a crash leaves.
 */
final class RestartFigure {

  private static final int STARTS = 3;

  private RestartFigure() {}

  static void measure(Table table) {
    int rooms = LobbyBench.parameter("bench.restart.rooms", 10_000);
    Path data = LobbyProcess.newDirectory();
    try {
      try (LobbyProcess server = LobbyProcess.onDisk(data, "commit")) {
        new Population(server, 1_000).become(rooms);
        server.kill();
      }
      long size = LobbyProcess.size(data);
      List<Double> empty = new ArrayList<>();
      List<Double> full = new ArrayList<>();
      int found = rooms;
      for (int i = 0; i < STARTS; i++) {
        empty.add(emptyStart());
        try (LobbyProcess server = LobbyProcess.onDisk(data, "commit")) {
          full.add(seconds(server.startTime()));
          found = Math.min(found, total(server));
          server.kill();
        }
        table.progress("start " + (i + 1) + ": " + full.get(i) + " s, empty " + empty.get(i));
      }
      table.add(
          "start with " + rooms + " rooms on disk (" + size / 1024 + " KB) until ready",
          String.format(
              Locale.ROOT,
              "%.2f s, empty %.2f s: %.2f s more (medians of %d); %d rooms are there",
              median(full),
              median(empty),
              median(full) - median(empty),
              STARTS,
              found),
          "at most 3 s more");
    } finally {
      LobbyProcess.delete(data);
    }
  }

  private static double emptyStart() {
    Path data = LobbyProcess.newDirectory();
    try (LobbyProcess server = LobbyProcess.onDisk(data, "commit")) {
      server.kill();
      return seconds(server.startTime());
    } finally {
      LobbyProcess.delete(data);
    }
  }

  private static int total(LobbyProcess server) {
    try (Connection connection = server.connect()) {
      var list = connection.get("/api/rooms?limit=1", "").successful().json();
      return list.getInt("total", list.getJsonArray("rooms").size());
    }
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1e3;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}

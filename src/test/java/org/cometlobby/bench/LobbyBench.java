package org.cometlobby.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A benchmark of the lobby: the packaged WAR on Payara Micro, as its clients see it. Not a test: it
 * prints figures and asserts nothing. Run it with
 *
 * <pre>{@code
 * MAVEN_OPTS=-XX:TieredStopAtLevel=4 mvn -Pbench -DskipTests -Dbench.main=org.cometlobby.bench.LobbyBench verify exec:java
 * }</pre>
 *
 * <p>{@code -Dbench.only=requests,restart} measures some of the figures, {@code
 * -Dbench.rooms=10000} with fewer rooms. Its load goes to loopback only and ends by itself.
 */
public final class LobbyBench {

  /** A figure, or some that share a server. */
  private interface Figure {
    void measure(Table table);
  }

  private static final List<Map.Entry<String, Figure>> FIGURES =
      List.of(
          Map.entry("war", ArchiveFigure::measure),
          Map.entry("requests", RequestFigures::measure),
          Map.entry("list", ListReaderFigure::measure),
          Map.entry("heap", HeapFigure::measure),
          Map.entry("joins", JoinFigures::measure),
          Map.entry("commits", CommitFigures::measure),
          Map.entry("restart", RestartFigure::measure),
          Map.entry("disk", DiskFigure::measure));

  private LobbyBench() {}

  public static void main(String[] args) {
    List<String> only =
        new ArrayList<>(List.of(System.getProperty("bench.only", "").split(",", -1)));
    only.remove("");
    Table table = new Table(System.out);
    for (Map.Entry<String, Figure> figure : FIGURES) {
      if (only.isEmpty() || only.contains(figure.getKey())) {
        figure.getValue().measure(table);
      }
    }
    table.print();
  }

  /** Returns the number of public rooms of a full lobby. */
  static int rooms() {
    return parameter("bench.rooms", 100_000);
  }

  static int parameter(String name, int usual) {
    return Integer.getInteger(name, usual);
  }
}

package org.cometlobby.bench;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The figures measured so far, printed as they come and once more as a table at the end. */
final class Table {

  private record Row(String what, String measured, String aim) {}

  private final PrintStream out;
  private final List<Row> rows = new ArrayList<>();

  Table(PrintStream out) {
    this.out = out;
  }

  /**
   * @param aim the figure that the lobby should reach; empty if there is none
   */
  void add(String what, String measured, String aim) {
    rows.add(new Row(what, measured, aim));
    out.println(what + ": " + measured);
  }

  /** Prints a step of a long measurement. */
  void progress(String step) {
    out.println("  … " + step);
  }

  void print() {
    out.println();
    out.println(
        LocalDate.now(ZoneId.systemDefault()) + ", " + String.join(", ", LobbyProcess.machine()));
    out.println();
    out.println("| what | measured | aim |");
    out.println("|---|---|---|");
    for (Row row : rows) {
      out.println("| " + row.what() + " | " + row.measured() + " | " + row.aim() + " |");
    }
  }
}

package org.cometlobby.bench;

import java.nio.file.Path;

/** The size of the WAR. */
final class ArchiveFigure {

  private ArchiveFigure() {}

  static void measure(Table table) {
    long bytes = Path.of(System.getProperty("lobby.war")).toFile().length();
    table.add("size of the WAR", bytes + " bytes", "");
  }
}

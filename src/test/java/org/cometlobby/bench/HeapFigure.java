package org.cometlobby.bench;

/**
 * The live heap per waiting room that nobody reads, with one seat taken of four. The players are
 * registered before the first look, so their share is left out.
 */
final class HeapFigure {

  private static final int MAKERS = 1_000;

  private HeapFigure() {}

  static void measure(Table table) {
    int many = LobbyBench.rooms();
    try (LobbyProcess server = LobbyProcess.inMemory()) {
      Population population = new Population(server, MAKERS);
      // The server has loaded, compiled and pooled its own things at the first look.
      population.become(2_000);
      population.become(0);
      long empty = server.liveHeap();
      table.progress("making " + many + " rooms");
      population.become(many);
      long full = server.liveHeap();
      table.add(
          "heap per waiting room without readers, one of four seats taken, without its player",
          (full - empty) / many + " bytes (" + many + " rooms)",
          "at most 4096 bytes");
      population.become(0);
      table.add(
          "heap that stays when these rooms have closed",
          (server.liveHeap() - empty) / 1024 + " KB in all",
          "");
    }
  }
}

package org.cometlobby.bench;

import java.time.Duration;

/** The bytes that a reader of the list of public rooms gets for one changed room. */
final class ListReaderFigure {

  private static final int CHANGES = 20;

  /** Longer than the lobby collects changes of a list. */
  private static final Duration SILENCE = Duration.ofMillis(600);

  private ListReaderFigure() {}

  static void measure(Table table) {
    int many = LobbyBench.rooms();
    try (LobbyProcess server = LobbyProcess.inMemory();
        Connection connection = server.connect();
        ByteCounter counter = new ByteCounter()) {
      Population population = new Population(server, 1_000);
      table.progress("making " + many + " rooms");
      population.become(many);
      String token = Population.register(connection).token();
      ByteCounter.Reader reader = counter.open(server.port(), "/streams/rooms", "");
      counter.awaitSilence(SILENCE);
      table.add("bytes of a list stream's first snapshot", reader.bytes() + " bytes", "");
      String suffix = " bytes, at " + many + " rooms";
      table.add(
          "bytes to a list reader for one changed room in its window",
          changes(counter, reader, connection, population.newest(), token) + suffix,
          "at most 2048 bytes");
      table.add(
          "bytes to a list reader for one changed room outside its window",
          changes(counter, reader, connection, population.oldest(), token) + suffix,
          "");
    }
  }

  /** Changes a room by joining and leaving, and returns the mean bytes per change. */
  private static long changes(
      ByteCounter counter,
      ByteCounter.Reader reader,
      Connection connection,
      String code,
      String token) {
    reader.reset();
    for (int i = 0; i < CHANGES / 2; i++) {
      connection.post("/api/rooms/" + code + "/seats", token, "").successful();
      counter.awaitSilence(SILENCE);
      Population.leave(connection, token, code);
      counter.awaitSilence(SILENCE);
    }
    return reader.bytes() / CHANGES;
  }
}

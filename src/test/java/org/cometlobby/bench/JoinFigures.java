package org.cometlobby.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A thousand players who join one room one after the other, each with an open stream of it from the
 * beginning. A join is measured twice: until its answer, and until every stream has its event.
 */
final class JoinFigures {

  private static final int SEATS = 1_000;
  private static final int WARM_UP = 150;
  private static final int GROUP = 50;

  private JoinFigures() {}

  static void measure(Table table) {
    try (LobbyProcess server = LobbyProcess.inMemory();
        Connection connection = server.connect();
        ByteCounter counter = new ByteCounter()) {
      String host = Population.register(connection).token();
      String code = makeRoom(connection, host);
      String path = "/streams/rooms/" + code;
      List<String> tokens = new ArrayList<>();
      table.progress("opening " + SEATS + " streams");
      counter.open(server.port(), path, host);
      for (int i = 1; i < SEATS; i++) {
        String token = Population.register(connection).token();
        tokens.add(token);
        counter.open(server.port(), path, token);
      }
      for (int i = 0; i < WARM_UP; i++) {
        join(connection, code, tokens.get(0));
        Population.leave(connection, tokens.get(0), code);
        counter.awaitSilence(Duration.ofMillis(20));
      }
      counter.awaitSilence(Duration.ofSeconds(1));
      counter.reset();
      table.progress("joining");
      Samples answers = new Samples();
      Samples deliveries = new Samples();
      for (int i = 0; i < tokens.size(); i++) {
        String token = tokens.get(i);
        int events = i + 1;
        long before = System.nanoTime();
        join(connection, code, token);
        answers.add(System.nanoTime() - before);
        counter.awaitEvents(events);
        deliveries.add(System.nanoTime() - before);
      }
      counter.awaitSilence(Duration.ofSeconds(1));
      report(table, counter.sum(), answers, deliveries);
    }
  }

  private static String makeRoom(Connection connection, String host) {
    return connection
        .post(
            "/api/rooms",
            host,
            "{\"game\":\"crowd\",\"autoStart\":false,\"maxPlayers\":" + SEATS + "}")
        .successful()
        .json()
        .getString("code");
  }

  private static void join(Connection connection, String code, String token) {
    connection.post("/api/rooms/" + code + "/seats", token, "").successful();
  }

  private static void report(
      Table table, ByteCounter.Sum sum, Samples answers, Samples deliveries) {
    table.add(
        "bytes per event to a stream, " + SEATS + " joins with " + SEATS + " open streams",
        sum.bytes() / sum.events()
            + " mean, "
            + sum.longest()
            + " at most ("
            + sum.events()
            + " events)",
        "at most 1024 bytes");
    table.add(
        "the last " + GROUP + " joins against the first, until the answer",
        compared(answers),
        "at most 1.5 times");
    table.add(
        "the last " + GROUP + " joins against the first, until each stream has the event",
        compared(deliveries),
        "at most 1.5 times");
  }

  private static String compared(Samples samples) {
    double first = samples.millis(50, 0, GROUP);
    double last = samples.millis(50, samples.count() - GROUP, samples.count());
    return String.format(
        Locale.ROOT, "p50 %.2f ms, %.2f ms: %.2f times", last, first, last / first);
  }
}

package org.cometlobby.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The durations of single requests at few and at many public rooms, in one server process: at few,
 * at many, then at few again, so that the compiler's progress favours neither. One client sends one
 * request after the other, the kinds in turn; the requests that restore the lobby aren't measured.
 */
final class RequestFigures {

  private static final int FEW = 100;
  private static final int MAKERS = 1_000;

  private final Connection connection;
  private final Population.Player player;
  private final String joined;
  private final String chat;

  private RequestFigures(Connection connection, Population population) {
    this.connection = connection;
    this.player = Population.register(connection);
    this.joined = population.oldest();
    for (int i = 0; i < 10; i++) { // for players/me
      Population.makeRoom(connection, player.token(), "mine", Population.SEATS);
    }
    this.chat = Population.makeRoom(connection, player.token(), "chat", Population.SEATS);
  }

  static void measure(Table table) {
    int many = LobbyBench.rooms();
    int rounds = LobbyBench.parameter("bench.requests", 3_000);
    try (LobbyProcess server = LobbyProcess.inMemory();
        Connection connection = server.connect()) {
      Population population = new Population(server, MAKERS);
      // As many rooms as are made later, so that this code is compiled, too.
      table.progress("warming up");
      population.become(Math.min(many, 20_000));
      population.become(FEW);
      RequestFigures requests = new RequestFigures(connection, population);
      requests.run(rounds, requests.noSamples());
      Map<String, Samples> few = requests.noSamples();
      Map<String, Samples> atMany = requests.noSamples();
      table.progress(FEW + " rooms");
      requests.run(rounds / 2, few);
      table.progress("making " + many + " rooms");
      population.become(many);
      requests.run(rounds / 6, requests.noSamples());
      table.progress(many + " rooms");
      requests.run(rounds, atMany);
      table.progress("closing them");
      population.become(FEW);
      requests.run(rounds / 6, requests.noSamples());
      requests.run(rounds / 2, few);
      few.forEach((kind, samples) -> report(table, kind, samples, atMany.get(kind), many));
    }
  }

  private static void report(Table table, String kind, Samples few, Samples atMany, int many) {
    for (int percentile : new int[] {50, 99}) {
      double before = few.millis(percentile);
      double after = atMany.millis(percentile);
      table.add(
          kind + ", p" + percentile + " at " + many + " rooms against " + FEW,
          String.format(Locale.ROOT, "%.2f ms, %.2f ms: %.2f times", after, before, after / before),
          "at most 1.5 times");
    }
  }

  private Map<String, Samples> noSamples() {
    Map<String, Samples> none = new LinkedHashMap<>();
    for (String kind :
        new String[] {"create", "join", "quick match", "message", "list page", "players/me"}) {
      none.put(kind, new Samples());
    }
    return none;
  }

  private void run(int rounds, Map<String, Samples> samples) {
    String token = player.token();
    for (int i = 0; i < rounds; i++) {
      String wish = Population.wish(Population.game(i), Population.SEATS);
      leave(time(samples, "create", () -> connection.post("/api/rooms", token, wish)));
      leave(
          time(
              samples,
              "join",
              () -> connection.post("/api/rooms/" + joined + "/seats", token, "")));
      leave(time(samples, "quick match", () -> connection.post("/api/quick-match", token, wish)));
      String text = "{\"text\":\"message " + i + "\"}";
      time(
          samples,
          "message",
          () -> connection.post("/api/rooms/" + chat + "/messages", token, text));
      time(samples, "list page", () -> connection.get("/api/rooms?limit=100", ""));
      time(samples, "players/me", () -> connection.get("/api/players/me", token));
    }
  }

  private static Connection.Answer time(
      Map<String, Samples> samples, String kind, Supplier<Connection.Answer> request) {
    long before = System.nanoTime();
    Connection.Answer answer = request.get();
    samples.get(kind).add(System.nanoTime() - before);
    return answer.successful();
  }

  private void leave(Connection.Answer entered) {
    Population.leave(connection, player.token(), entered.json().getString("code"));
  }
}

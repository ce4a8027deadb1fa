package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.seated;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.EventStream.Event;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.OwnServer;
import org.cometlobby.it.lobby.CrashLoad.Arrival;
import org.cometlobby.it.lobby.CrashLoad.Match;
import org.cometlobby.it.lobby.CrashLoad.Outcome;
import org.cometlobby.it.lobby.CrashLoad.Talk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A lobby that is killed under load at random moments: {@code -Dcrash.rounds=200} does it more
 * often, {@code -Dcrash.seed=…} repeats the moments. After each restart every acknowledged change
 * is there once, every refused one is not, and the streams go on.
 */
@Tag("one-server")
class CrashIT {

  private static final int ROUNDS = Integer.getInteger("crash.rounds", 5);
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

  private static final int CLIENTS = 8;
  private static final int TALKS = 20;

  /** How many of the rooms for messages are read by a stream. */
  private static final int READ = 4;

  /** Fewer than a room's journal holds. */
  private static final int MESSAGES = 300;

  private static final Random RANDOM = new Random(SEED);

  @TempDir private static Path directory;

  private static OwnServer server;
  private static boolean down;

  /** The stream of a room from before the load. */
  private record Reader(Talk talk, EventStream stream) {}

  @BeforeAll
  static void start() throws IOException {
    server =
        OwnServer.startOfRun(
            "crash",
            Map.of(
                "LOBBY_DATA_DIR",
                directory.toString(),
                "LOBBY_DURABILITY",
                "commit",
                "LOBBY_GRACE",
                "1h",
                "LOBBY_LIMITS",
                "off"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static IntStream rounds() {
    return IntStream.rangeClosed(1, ROUNDS);
  }

  // A test for each round, because a test has a time limit.
  @ParameterizedTest
  @MethodSource("rounds")
  void acknowledgedChangesSurviveAKillAtARandomMomentExactlyOnce(int round) throws Exception {
    assumeThat(down).as("the lobby did not come back from an earlier kill").isFalse();
    LobbyClient stranger = LobbyClient.stranger(server.base());
    List<LobbyClient> clients = clients(stranger);
    List<Talk> talks = talks(clients);
    Map<String, String> readyRooms = readyRooms(clients);
    CrashLoad load = new CrashLoad(clients, talks, readyRooms, newGame());
    List<Reader> readers = talks.stream().limit(READ).map(talk -> reader(stranger, talk)).toList();
    List<Thread> threads = load.start();
    await().atMost(Duration.ofMinutes(1)).until(() -> load.texts().containsValue(Outcome.OK));
    TimeUnit.MILLISECONDS.sleep(200 + RANDOM.nextInt(2_500)); // no wait: the random moment

    down = true;
    server.kill();
    for (Thread thread : threads) {
      thread.join();
    }
    server = server.startAgain();
    down = false;

    String when = "round " + round + " of seed " + SEED;
    assertMessages(when, stranger, load, talks);
    assertReaders(when, stranger, clients.get(0), readers);
    assertReady(when, stranger, load, readyRooms);
    assertArrivals(when, load);
    assertStarts(when, stranger, load);
    // Else the rooms of a long run would fill the heap.
    load.arrivals().forEach(arrival -> arrival.player().leave(arrival.code()));
  }

  private static List<LobbyClient> clients(LobbyClient stranger) {
    return IntStream.range(0, CLIENTS).mapToObj(i -> stranger.register("Client " + i)).toList();
  }

  private static List<Talk> talks(List<LobbyClient> clients) {
    List<Talk> talks = new ArrayList<>();
    for (int i = 0; i < TALKS; i++) {
      String code = clients.get(0).makeRoom(newGame(), CLIENTS + 1, "{\"autoStart\":false}");
      clients.forEach(client -> client.sit(code));
      String cursor = CrashJournal.snapshot(clients.get(0), code).getString("cursor");
      talks.add(new Talk(code, cursor, new AtomicInteger(MESSAGES)));
    }
    return talks;
  }

  /** Makes a room for each client, which never starts. */
  private static Map<String, String> readyRooms(List<LobbyClient> clients) {
    Map<String, String> rooms = new HashMap<>();
    for (LobbyClient client : clients) {
      rooms.put(client.id(), client.makeRoom(newGame(), 2, "{\"minPlayers\":2}"));
    }
    return rooms;
  }

  private static Reader reader(LobbyClient stranger, Talk talk) {
    return new Reader(talk, stranger.watch(talk.code()));
  }

  private static void assertMessages(
      String when, LobbyClient stranger, CrashLoad load, List<Talk> talks) {
    Map<String, Long> found = new LinkedHashMap<>();
    for (Talk talk : talks) {
      CrashJournal journal = CrashJournal.read(stranger, talk.code(), talk.cursor());
      assertThat(journal.isRecovered()).as(when).isTrue();
      assertConsecutive(when, journal.versions());
      List<String> texts = journal.texts();
      texts.forEach(text -> found.merge(text, 1L, Long::sum));
      assertThat(texts).as(when).containsSubsequence(newest(stranger, talk));
    }
    load.texts()
        .forEach(
            (text, outcome) -> {
              long times = found.getOrDefault(text, 0L);
              switch (outcome) {
                case OK -> assertThat(times).as("%s: %s", when, text).isEqualTo(1);
                case REFUSED -> assertThat(times).as("%s: refused %s", when, text).isZero();
                case UNKNOWN -> assertThat(times).as("%s: %s", when, text).isLessThan(2);
              }
            });
    assertThat(found.keySet()).as(when).isSubsetOf(load.texts().keySet());
  }

  private static List<String> newest(LobbyClient stranger, Talk talk) {
    return stranger
        .get("api/rooms/" + talk.code() + "/messages?limit=100")
        .json()
        .getJsonArray("messages")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(message -> message.getString("text"))
        .toList();
  }

  private static void assertConsecutive(String when, List<Integer> versions) {
    for (int i = 1; i < versions.size(); i++) {
      assertThat(versions.get(i)).as("%s: %s", when, versions).isEqualTo(versions.get(i - 1) + 1);
    }
  }

  private static void assertReaders(
      String when, LobbyClient stranger, LobbyClient speaker, List<Reader> readers) {
    for (Reader reader : readers) {
      String code = reader.talk().code();
      List<Event> events = new ArrayList<>(reader.stream().untilGone());
      String end = "the end of " + code;
      assertThat(speaker.say(code, end).status()).as(when).isEqualTo(202);
      String cursor = events.get(events.size() - 1).id();
      try (EventStream again = stranger.watch(code, cursor)) {
        again.await(
            event -> {
              events.add(event);
              return event.data().getString("text", "").equals(end);
            });
      }
      assertThat(events).as(when).allMatch(Event::recovered);
      assertThat(events.subList(1, events.size()))
          .as(when)
          .extracting(Event::name)
          .doesNotContain("snapshot");
      assertConsecutive(when, events.stream().map(Event::version).toList());
    }
  }

  private static void assertReady(
      String when, LobbyClient stranger, CrashLoad load, Map<String, String> rooms) {
    rooms.forEach(
        (client, code) ->
            assertThat(load.ready().get(client))
                .as(when)
                .contains(
                    stranger
                        .room(code)
                        .getJsonArray("seats")
                        .getJsonObject(0)
                        .getBoolean("ready")));
  }

  private static void assertArrivals(String when, CrashLoad load) {
    for (LobbyClient player : load.registered()) {
      assertThat(player.get("api/players/me").status()).as(when).isEqualTo(200);
    }
    for (Arrival arrival : load.arrivals()) {
      assertThat(seated(arrival.player().room(arrival.code())))
          .as("%s: %s", when, arrival.code())
          .containsOnlyOnce(arrival.player().id());
    }
  }

  private static void assertStarts(String when, LobbyClient stranger, CrashLoad load) {
    for (Match match : load.matches()) {
      CrashJournal journal = CrashJournal.read(stranger, match.code(), match.cursor());
      long starts = journal.starts() + (match.started() ? 1 : 0);
      boolean started = stranger.room(match.code()).getString("phase").equals("started");
      assertThat(starts).as("%s: %s, %s", when, match, journal).isEqualTo(started ? 1 : 0);
    }
  }
}

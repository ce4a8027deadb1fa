package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cometlobby.it.harness.Footprint;
import org.cometlobby.it.harness.LiveObjects;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.OwnServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lobby with a small heap that is abused within its limits, in all ways at once, in three rounds:
 * {@code -Dabuse.minutes=30} makes them longer. After each round everything ends by itself, and the
 * heap is as it was: the first round has loaded classes and filled pools, so a leak shows as the
 * growth of the others.
 */
@Tag("one-server")
class AbuseIT {

  private static final int ROUNDS = 3;
  private static final Duration ROUND =
      Duration.ofMillis(
          Math.round(
              Double.parseDouble(System.getProperty("abuse.minutes", "0.5")) * 60_000 / ROUNDS));

  /** Longer than all that has to end: what is idle, and topics and runs without a reader. */
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

  /** The players are few, so that the first round reaches their bound. */
  private static final int PLAYERS = 300;

  private static final int ATTACKERS = 60;

  /** The variation of the heap between two collections, mostly of the server's own buffers. */
  private static final long LEEWAY_BYTES = 8 << 20;

  /** Objects of a class that the lobby makes when it first needs them, and of the last request. */
  private static final int LEEWAY_OBJECTS = 4;

  private static final String LOBBY = "org.cometlobby.";
  private static final String PLAYER = LOBBY + "lobby.store.KnownPlayer";

  /** Cleared references to listed rooms, which the next list of rooms drops. */
  private static final String CLEARED = LOBBY + "lobby.stream.ListedRooms$Shown";

  /** The classes of what belongs to rooms, lists, badges and streams, of which nothing stays. */
  private static final List<String> ENDING =
      Stream.of(
              "lobby.room.Room",
              "lobby.room.Seat",
              "lobby.room.ScheduledMessage",
              "lobby.store.Cell",
              "lobby.store.Unpublished",
              "lobby.store.MemoryRoomIndex$Listed",
              "lobby.DeadlineQueue$Deadline",
              "lobby.Presence$Key",
              "lobby.stream.PlayerStreams$Key",
              "lobby.stream.ReadTopics$Slot",
              "lobby.stream.RoomListTopic",
              "lobby.stream.RoomWindow",
              "lobby.http.IncomingBody",
              "lobby.wire.ListedRoom",
              "lobby.stream.BadgeStream$BadgeTopic",
              "comet.engine.Invocation",
              "comet.engine.Subscription",
              "comet.servlet.InvocationSource",
              "comet.servlet.StreamResponse",
              "comet.servlet.StreamSubscriber")
          .map(name -> LOBBY + name)
          .toList();

  @TempDir private Path directory;

  @Test
  void afterEachRoundOfAbuseTheHeapIsAsItWasAndBystandersAreServedAllTheWhile() throws Exception {
    for (String type : ENDING) {
      assertThat(Class.forName(type, false, getClass().getClassLoader())).isNotNull();
    }
    try (OwnServer server = start()) {
      Footprint footprint = new Footprint(server.pid());
      LobbyClient stranger = LobbyClient.stranger(server.base());
      LobbyClient ann = stranger.register("Ann");
      LobbyClient ben = stranger.register("Ben");
      Attacks attacks = attacks(stranger);
      round(attacks, ann, ben);
      LiveObjects least = comesBack(footprint, now -> {});
      for (int round = 2; round <= ROUNDS; round++) {
        round(attacks, ann, ben);
        LiveObjects before = least;
        LiveObjects now =
            comesBack(
                footprint,
                live -> {
                  assertThat(grown(before, live)).as("more objects than before").isEmpty();
                  assertThat(live.bytes()).isLessThan(before.bytes() + LEEWAY_BYTES);
                });
        least = now.bytes() < least.bytes() ? now : least;
      }
    }
  }

  private static void round(Attacks attacks, LobbyClient ann, LobbyClient ben) {
    try (Bystanders bystanders = new Bystanders(ann, ben)) {
      attacks
          .and("bystanders who talk", bystanders::talk)
          .and("bystanders who play", bystanders::play)
          .runFor(ROUND);
    }
  }

  /**
   * Waits until everything has ended, and until the heap is as it was: a server lets go of
   * connections that a client closed, and of their buffers, half a minute later.
   */
  private static LiveObjects comesBack(Footprint footprint, Consumer<LiveObjects> asItWas) {
    LiveObjects[] now = new LiveObjects[1];
    await()
        .atMost(LONG_ENOUGH)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () -> {
              now[0] = footprint.liveObjects();
              assertThat(left(now[0])).as("objects that have not ended").isEmpty();
              asItWas.accept(now[0]);
            });
    assertThat(now[0].of(PLAYER)).as("players").isBetween((long) ATTACKERS, (long) PLAYERS);
    return now[0];
  }

  private static Map<String, Long> left(LiveObjects now) {
    Map<String, Long> left = new TreeMap<>(now.counts());
    left.keySet().retainAll(ENDING);
    return left;
  }

  private static Map<String, Long> grown(LiveObjects before, LiveObjects now) {
    Map<String, Long> more =
        now.moreThan(
            before,
            type -> type.startsWith(LOBBY) && !type.equals(PLAYER) && !type.equals(CLEARED));
    more.values().removeIf(count -> count <= LEEWAY_OBJECTS);
    return more;
  }

  private static Attacks attacks(LobbyClient stranger) {
    AbuseOfRooms rooms =
        new AbuseOfRooms(
            Stream.generate(() -> stranger.register("Attacker")).limit(ATTACKERS).toList());
    AbuseByStrangers strangers = new AbuseByStrangers(stranger.register("Host"));
    return new Attacks()
        .and("messages of small numbers", rooms::fillRoomsWithMessagesOfSmallNumbers)
        .and("scheduled messages", rooms::leaveScheduledMessagesBehind)
        .and("idle rooms", rooms::keepRoomsIdle)
        .and("other attributes", rooms::comeAndGoWithOtherAttributes)
        .and("full rooms", rooms::matchAgainstFullRooms)
        .and("a badge of a big room", rooms::openABadgeOnceAndChangeABigRoom)
        .and("vanishing tabs", rooms::openStreamsOfARoomAndVanish)
        .and("started games", rooms::startGamesAndGoAway)
        .and("slow bodies", strangers::sendBodiesSlowly)
        .and("the whole list", strangers::readTheWholeListInManyTabs)
        .and("lists of made-up games", strangers::askForListsOfMadeUpGames)
        .and("messages and cursors", strangers::readMessagesAndComeBackWithMadeUpCursors)
        .and("runs left behind", strangers::leaveRunsBehind)
        .and("players without end", strangers::registerPlayersWithoutEnd);
  }

  private OwnServer start() throws IOException {
    String generous = "100000/1s";
    return OwnServer.start(
        "abuse",
        Map.ofEntries(
            Map.entry("LOBBY_DATA_DIR", directory.toString()),
            Map.entry("LOBBY_DURABILITY", "1s"),
            Map.entry("LOBBY_HEARTBEAT", "1s"),
            Map.entry("LOBBY_STALL_TIMEOUT", "4s"),
            Map.entry("LOBBY_GRACE", "5s"),
            Map.entry("LOBBY_GRACE_ALONE", "15s"),
            Map.entry("LOBBY_GRACE_AFTER_START", "5s"),
            Map.entry("LOBBY_IDLE", "40s"),
            Map.entry("LOBBY_JOURNAL_PERCENT", "1"),
            Map.entry("LOBBY_LIMIT_REQUESTS", generous),
            Map.entry("LOBBY_LIMIT_NETWORK_REQUESTS", "10000000/1m"),
            Map.entry("LOBBY_LIMIT_MISSES", generous),
            Map.entry("LOBBY_LIMIT_REGISTRATIONS", generous),
            Map.entry("LOBBY_LIMIT_NEW_ROOMS", generous),
            Map.entry("LOBBY_LIMIT_MESSAGES", generous),
            Map.entry("LOBBY_LIMIT_ROOM_MESSAGES", generous),
            Map.entry("LOBBY_LIMIT_ROOMS", "100000"),
            Map.entry("LOBBY_LIMIT_STREAMS", "1000"),
            Map.entry("LOBBY_LIMIT_PLAYERS", String.valueOf(PLAYERS))),
        // Softly reachable objects would stay as long as the heap has room for them.
        List.of("-Xmx128m", "-XX:SoftRefLRUPolicyMSPerMB=1", "-XX:+ExitOnOutOfMemoryError"));
  }
}

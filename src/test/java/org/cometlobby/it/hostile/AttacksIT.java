package org.cometlobby.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.cometlobby.it.harness.Footprint;
import org.cometlobby.it.harness.LiveObjects;
import org.cometlobby.it.harness.OwnServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/**
 * Attacks on a lobby with its limits as they are by default, and a heap as large as that of the
 * image. Of each, a line of the output says how long the lines of bystanders took, and what the
 * heap held.
 *
 * <p>Not here is what nobody can do from outside: an {@code Error} in a pass ({@code ChannelTest}),
 * a key file that can't be written ({@code FileTicketKeysTest}), a lost deadline ({@code
 * LobbyTimerTest}), a name server that doesn't answer ({@code WebhooksTest}).
 */
@Tag("one-server")
class AttacksIT
    implements AttacksByText,
        AttacksOnRooms,
        AttacksOnLists,
        AttacksByConnections,
        ManyAtOneAddress {

  /** The lines that have to be heard during an attack. */
  private static final int ENOUGH = 5;

  /** Longer than connections, and runs of methods without a reader, are kept. */
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

  /** Classes that an attack is the first to need. */
  private static final long LEEWAY_AT_HEIGHT = 8 << 20;

  /** The server's pools, which grow with the most connections that there have been. */
  private static final long LEEWAY = 32 << 20;

  /** Objects of a class that the lobby makes when it first needs them, and of the last requests. */
  private static final int LEEWAY_OBJECTS = 50;

  private static final String LOBBY = "org.cometlobby.";

  /**
   * Classes that may stay: players without a seat, until there are a million, and cleared
   * references to listed rooms, which the next list of rooms drops.
   */
  private static final Set<String> STAYING =
      Set.of(LOBBY + "lobby.store.KnownPlayer", LOBBY + "lobby.stream.ListedRooms$Shown");

  private static final PrintStream OUT = System.out;

  private static final AtomicInteger NETWORKS = new AtomicInteger();

  private static OwnServer server;
  private static Footprint footprint;

  @BeforeAll
  static void start() throws IOException {
    server =
        OwnServer.start(
            "attacks",
            // A short heartbeat, so that a connection that was closed is soon noticed, and a bound
            // on methods that an attacker reaches on a slow machine, too.
            Map.of(
                "LOBBY_TRUSTED_PROXIES",
                "127.0.0.1",
                "LOBBY_HEARTBEAT",
                "2s",
                "LOBBY_BLOCKING_METHODS",
                "64"),
            // Softly reachable objects would stay as long as the heap has room for them.
            List.of("-Xmx614m", "-XX:SoftRefLRUPolicyMSPerMB=1", "-XX:+ExitOnOutOfMemoryError"));
    footprint = new Footprint(server.pid());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  public URI base() {
    return server.base();
  }

  @Override
  public void isWithstood(String name, Attack attack) throws Exception {
    isWithstood(name, Integer.MAX_VALUE, attack);
  }

  @Override
  public void isWithstood(String name, int mostKept, Attack attack) throws Exception {
    LiveObjects before = footprint.liveObjects();
    String figures;
    String height = "";
    try (Bystanders bystanders = new Bystanders(base())) {
      bystanders.awaitMore(1);
      int start = bystanders.heard();
      do {
        String address = "100.64." + NETWORKS.incrementAndGet() + ".1";
        try (Attacker mallory = new Attacker(base(), address, bystanders)) {
          attack.by(mallory);
          if (mallory.sent() > 0) {
            height = atHeight(before.bytes(), mallory.sent(), mostKept);
          }
        }
      } while (bystanders.heard() - start < ENOUGH);
      figures = bystanders.latencies();
    }
    LiveObjects after = comesBack(before);
    OUT.printf(
        "%s: %s; heap %.1f MB before,%s %.1f MB after%n",
        name, figures, mega(before.bytes()), height, mega(after.bytes()));
  }

  private static String atHeight(long before, long sent, int mostKept) throws IOException {
    long height = footprint.liveObjects().bytes();
    assertThat(height)
        .as("heap after %d bytes, before it %d", sent, before)
        .isLessThan(before + LEEWAY_AT_HEIGHT + mostKept * sent);
    return " %.1f MB with %.1f MB sent,".formatted(mega(height), mega(sent));
  }

  private static LiveObjects comesBack(LiveObjects before) {
    LiveObjects[] after = new LiveObjects[1];
    await()
        .atMost(LONG_ENOUGH)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              after[0] = footprint.liveObjects();
              Map<String, Long> more =
                  after[0].moreThan(
                      before, type -> type.startsWith(LOBBY) && !STAYING.contains(type));
              more.values().removeIf(count -> count <= LEEWAY_OBJECTS);
              assertThat(more).as("objects of the lobby").isEmpty();
              assertThat(after[0].bytes()).as("heap").isLessThan(before.bytes() + LEEWAY);
            });
    return after[0];
  }

  private static double mega(long bytes) {
    return bytes / 1e6;
  }
}

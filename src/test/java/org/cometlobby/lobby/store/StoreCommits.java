package org.cometlobby.lobby.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Rooms;

/**
 * The durable commits of the store alone, without HTTP: by one writer and by 20, each of which says
 * something in a room of its own and waits for the disk. Not a test: it prints figures.
 */
public final class StoreCommits {

  private static final int WRITERS = 20;
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final Player PLAYER = new Player("player0000000010", "Player");

  private StoreCommits() {}

  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createTempDirectory("store-commits");
    EmbeddedStore stores =
        EmbeddedStores.open(
            new StoreSettings(Optional.of(directory), Durability.COMMIT, 64L << 20),
            new ArrayList<>(),
            new ArrayList<>());
    try {
      run(stores.rooms(), WRITERS, "W"); // a warm-up
      report(1, run(stores.rooms(), 1, "R"));
      report(WRITERS, run(stores.rooms(), WRITERS, "S"));
    } finally {
      stores.close();
      delete(directory);
    }
  }

  /** Returns the durations of all commits in nanoseconds. */
  private static List<Long> run(RoomTable rooms, int writers, String codes)
      throws InterruptedException {
    List<Long> all = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      String code = codes + "%05d".formatted(i);
      rooms.add(Rooms.opening(code, NewRoom.of("go", 8), PLAYER), Rooms.NOW, Optional.empty());
      Thread thread = new Thread(() -> all.addAll(say(rooms, code)));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return all;
  }

  private static List<Long> say(RoomTable rooms, String code) {
    List<Long> durations = new ArrayList<>();
    long end = System.nanoTime() + TIME.toNanos();
    for (long now = System.nanoTime(); now < end; ) {
      Message message = Message.chat("message " + durations.size());
      rooms.apply(code, new Command.Say(PLAYER.id(), message), Rooms.NOW);
      long then = System.nanoTime();
      durations.add(then - now);
      now = then;
    }
    return durations;
  }

  private static void report(int writers, List<Long> durations) {
    List<Long> sorted = new ArrayList<>(durations);
    Collections.sort(sorted);
    System.out.printf(
        "%d writers: %,d commits/s, p50 %.2f ms, p99 %.2f ms%n",
        writers,
        durations.size() / TIME.toSeconds(),
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get(sorted.size() * 99 / 100) / 1e6);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}

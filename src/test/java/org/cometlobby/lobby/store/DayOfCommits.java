package org.cometlobby.lobby.store;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Rooms;

/**
 * The commits of a day at 100 a second, as fast as the disk takes them, and the size of the
 * directory meanwhile: rooms open and close, players join and leave, and most commits are messages.
 * {@code -Dbench.commits=} sets another number of commits.
 */
public final class DayOfCommits {

  private static final int DAY = 24 * 60 * 60 * 100;
  private static final int OPEN_ROOMS = 1_000;

  private final PrintStream out = System.out;
  private final Random random = new Random(1);
  private final RoomTable rooms;
  private final List<String> codes = new ArrayList<>();
  private int opened;

  private DayOfCommits(RoomTable rooms) {
    this.rooms = rooms;
  }

  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createTempDirectory("day-of-commits");
    EmbeddedStore stores =
        EmbeddedStores.open(
            new StoreSettings(Optional.of(directory), Durability.SECOND, 64L << 20),
            new Unkept<>(),
            new Unkept<>());
    try {
      new DayOfCommits(stores.rooms()).run(directory, Integer.getInteger("bench.commits", DAY));
    } finally {
      stores.close();
      try (Stream<Path> files = Files.list(directory)) {
        files.forEach(file -> file.toFile().delete());
      }
      Files.delete(directory);
    }
  }

  private void run(Path directory, int commits) {
    long most = 0;
    for (int i = 1; i <= commits; i++) {
      commit();
      if (i % (commits / 100) == 0) {
        most = Math.max(most, size(directory));
      }
      if (i % (commits / 10) == 0) {
        out.printf("%,d commits: %,d KB%n", i, size(directory) / 1024);
      }
    }
    out.printf("The directory had at most %,d KB with %,d open rooms%n", most / 1024, codes.size());
  }

  private void commit() {
    if (codes.size() < OPEN_ROOMS) {
      String code = "R%05d".formatted(opened++);
      rooms.add(Rooms.opening(code, NewRoom.of("go", 8), player(0)), Rooms.NOW, Optional.empty());
      codes.add(code);
      return;
    }
    int at = random.nextInt(codes.size());
    String code = codes.get(at);
    Player player = player(1 + random.nextInt(5));
    int kind = random.nextInt(100);
    if (kind < 2) {
      // The maker leaves last, which closes the room.
      rooms.find(code).orElseThrow().seats().stream()
          .skip(1)
          .forEach(seat -> rooms.apply(code, new Command.LeaveSeat(seat.playerId()), Rooms.NOW));
      rooms.apply(code, new Command.LeaveSeat(player(0).id()), Rooms.NOW);
      codes.remove(at);
    } else if (kind < 15) {
      rooms.apply(code, Rooms.sit(player), Rooms.NOW);
    } else if (kind < 25) {
      rooms.apply(code, new Command.LeaveSeat(player.id()), Rooms.NOW);
    } else {
      rooms.apply(
          code, new Command.Say(player(0).id(), Message.chat("message " + kind)), Rooms.NOW);
    }
  }

  private static Player player(int i) {
    return new Player("player00000000" + (10 + i), "Player " + i);
  }

  private static long size(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A list that keeps nothing. */
  private static final class Unkept<T> extends ArrayList<T> {
    @Override
    public boolean add(T element) {
      return true;
    }
  }
}

package org.cometlobby.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Players and their public rooms in a lobby. Each room waits for players with its maker in it, who
 * has no open stream.
 */
final class Population {

  /** Connections that make rooms at the same time. */
  private static final int CONNECTIONS = 8;

  /** Games among which the rooms are spread, so that a quick match has candidates. */
  private static final int GAMES = 20;

  static final int SEATS = 4;

  /** A registered player. */
  record Player(String id, String token) {}

  private record Room(String code, Player maker) {}

  private final LobbyProcess server;
  private final List<Player> players;
  private final List<Room> rooms = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger numbers = new AtomicInteger();

  /** Registers players, who make the rooms. */
  Population(LobbyProcess server, int count) {
    this.server = server;
    this.players = Collections.synchronizedList(new ArrayList<>());
    together(count, (connection, number) -> players.add(register(connection)));
  }

  static Player register(Connection connection) {
    var player = connection.post("/api/players", "", "{\"name\":\"Bench\"}").successful().json();
    return new Player(player.getString("id"), player.getString("token"));
  }

  static String game(int number) {
    return "bench-" + number % GAMES;
  }

  /** Makes a room with one free seat or more, and returns its code. */
  static String makeRoom(Connection connection, String token, String game, int seats) {
    return connection
        .post("/api/rooms", token, wish(game, seats))
        .successful()
        .json()
        .getString("code");
  }

  static String wish(String game, int seats) {
    return "{\"game\":\"" + game + "\",\"maxPlayers\":" + seats + "}";
  }

  /** Makes rooms, or closes the newest, until there are this many. */
  void become(int count) {
    int more = count - rooms.size();
    if (more > 0) {
      together(more, (connection, number) -> makeOne(connection));
    } else {
      List<Room> gone = new ArrayList<>(rooms.subList(count, rooms.size()));
      together(gone.size(), (connection, number) -> leave(connection, gone.get(number)));
      rooms.subList(count, rooms.size()).clear();
    }
  }

  private void makeOne(Connection connection) {
    int number = numbers.getAndIncrement();
    Player maker = players.get(number % players.size());
    rooms.add(new Room(makeRoom(connection, maker.token(), game(number), SEATS), maker));
  }

  private static void leave(Connection connection, Room room) {
    leave(connection, room.maker().token(), room.code());
  }

  static void leave(Connection connection, String token, String code) {
    connection.delete("/api/rooms/" + code + "/seats/me", token).successful();
  }

  /** Returns the code of the newest room. */
  String newest() {
    return rooms.get(rooms.size() - 1).code();
  }

  /** Returns the code of the oldest room. */
  String oldest() {
    return rooms.get(0).code();
  }

  /** A task on a connection of its thread. */
  private interface Task {
    void run(Connection connection, int number);
  }

  private void together(int count, Task task) {
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      AtomicInteger next = new AtomicInteger();
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        ends.add(threads.submit(() -> work(count, next, task)));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private void work(int count, AtomicInteger next, Task task) {
    try (Connection connection = server.connect()) {
      for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
        task.run(connection, n);
      }
    }
  }
}

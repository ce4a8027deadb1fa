package org.cometlobby.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Players who send messages, each in a room and on a connection of its own, as fast as they can.
 */
final class Writers implements AutoCloseable {

  private final LongAdder acknowledged = new LongAdder();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;

  Writers(LobbyProcess server, int count) {
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(() -> write(server), "writer-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  private void write(LobbyProcess server) {
    try (Connection connection = server.connect()) {
      Writer writer = new Writer(connection);
      while (!over) {
        writer.write();
        acknowledged.increment();
      }
    }
  }

  /** One player in a room. */
  static final class Writer {
    private final Connection connection;
    private final String token;
    private final String path;
    private int count;

    Writer(Connection connection) {
      this.connection = connection;
      this.token = Population.register(connection).token();
      this.path =
          "/api/rooms/"
              + Population.makeRoom(connection, token, "writers", Population.SEATS)
              + "/messages";
    }

    /** Sends a message, and waits for its answer. */
    void write() {
      connection.post(path, token, "{\"text\":\"message " + count++ + "\"}").successful();
    }
  }

  /** Returns how many messages have been acknowledged. */
  long acknowledged() {
    return acknowledged.sum();
  }

  /** Returns the acknowledged messages per second during this time. */
  double rate(Duration time) {
    long before = acknowledged();
    long start = System.nanoTime();
    LobbyProcess.pause(time);
    return (acknowledged() - before) / ((System.nanoTime() - start) / 1e9);
  }

  @Override
  public void close() {
    over = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

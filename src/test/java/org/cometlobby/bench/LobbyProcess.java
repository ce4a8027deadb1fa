package org.cometlobby.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Payara Micro with the packaged WAR at {@code /}, in a process of its own. */
final class LobbyProcess implements AutoCloseable {

  /** Neither a rate nor a seat's grace period nor an idle room's end touches a measurement. */
  private static final Map<String, String> UNDISTURBED =
      Map.of(
          "LOBBY_LIMITS", "off",
          "LOBBY_GRACE", "1d",
          "LOBBY_GRACE_ALONE", "1d",
          "LOBBY_IDLE", "30d",
          "LOBBY_HEARTBEAT", "20s");

  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final Duration LONGEST_START = Duration.ofMinutes(5);

  private final Process process;
  private final int port;
  private final Duration start;

  private LobbyProcess(Process process, int port, Duration start) {
    this.process = process;
    this.port = port;
    this.start = start;
  }

  /** Starts a server that keeps its rooms in memory only. */
  static LobbyProcess inMemory() {
    return start(Map.of());
  }

  /**
   * Starts a server that keeps its rooms in a directory.
   *
   * @param durability {@code commit} or {@code 1s}
   */
  static LobbyProcess onDisk(Path data, String durability) {
    return start(Map.of("LOBBY_DATA_DIR", data.toString(), "LOBBY_DURABILITY", durability));
  }

  private static LobbyProcess start(Map<String, String> settings) {
    try {
      int port = freePort();
      Path log = Files.createTempFile("lobby-bench", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx3g",
                  "-Xms3g",
                  "-jar",
                  System.getProperty("payara.microJar"),
                  "--deploy",
                  System.getProperty("lobby.war"),
                  "--contextroot",
                  "/",
                  "--port",
                  Integer.toString(port),
                  "--nocluster",
                  "--disablephonehome")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("LOBBY_"));
      Map<String, String> all = new HashMap<>(UNDISTURBED);
      all.putAll(settings);
      builder.environment().putAll(all);
      long before = System.nanoTime();
      Process process = builder.start();
      // An aborted benchmark leaves no server behind.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      awaitReady(process, port, log);
      return new LobbyProcess(process, port, Duration.ofNanos(System.nanoTime() - before));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static void awaitReady(Process process, int port, Path log) {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (!isReady(port)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IllegalStateException("The server did not start: see " + log);
      }
      pause(Duration.ofMillis(10));
    }
  }

  private static boolean isReady(int port) {
    try (Connection connection = new Connection(port)) {
      return connection.get("/api/health/ready", "").status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  static void pause(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  int port() {
    return port;
  }

  Connection connect() {
    return new Connection(port);
  }

  /** Returns the time from the start of the process until its first ready answer. */
  Duration startTime() {
    return start;
  }

  /** Returns the bytes of live objects, after full collections. */
  long liveHeap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      jcmd("GC.run");
      Matcher used = USED.matcher(jcmd("GC.heap_info"));
      if (!used.find()) {
        throw new IllegalStateException("jcmd does not know the server's heap");
      }
      least = Math.min(least, Long.parseLong(used.group(1)) * 1024);
    }
    return least;
  }

  private String jcmd(String command) {
    try {
      Process jcmd =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(process.pid()),
                  command)
              .redirectErrorStream(true)
              .start();
      return new String(jcmd.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the process by SIGKILL, and waits for its end. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the bytes of all files in a directory; a file may vanish meanwhile. */
  static long size(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a directory that a measurement has made. */
  static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path newDirectory() {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of(System.getProperty("bench.dir", "target/bench"))),
          "data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the machine's description for the head of a table. */
  static List<String> machine() {
    Runtime.Version java = Runtime.version();
    return List.of(
        Runtime.getRuntime().availableProcessors() + " cores",
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        "JDK " + java);
  }
}

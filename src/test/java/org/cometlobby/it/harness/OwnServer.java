package org.cometlobby.it.harness;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A server with the packaged WAR that the test starts and ends, with an operator's environment
 * variables: for tests across a restart, or with settings that other tests can't use.
 */
public final class OwnServer implements AutoCloseable {

  /**
   * The first and the last port to choose from. Connections of clients get higher ones: none can
   * take the port of a server that is down for a moment.
   */
  private static final int[] PORTS = {20_000, 30_000};

  private final String name;
  private final Map<String, String> environment;
  private final List<String> options;
  private final int starts;
  private final Process process;
  private final Path log;
  private final URI base;

  private OwnServer(
      String name, Map<String, String> environment, List<String> options, int port, int starts)
      throws IOException {
    this.name = name;
    this.environment = environment;
    this.options = options;
    this.starts = starts;
    Path logs = Files.createDirectories(Path.of(System.getProperty("test.artifacts")));
    this.log = logs.resolve(name + (starts > 1 ? "-start-" + starts : "") + ".log");
    this.base = URI.create("http://127.0.0.1:" + port + "/lobby/");
    this.process = process(port);
  }

  /**
   * Starts a server with the WAR at {@code /lobby}, and waits until it is ready.
   *
   * @param name of its log's file among the test artifacts
   * @param environment its settings, in place of those of the test run
   */
  public static OwnServer start(String name, Map<String, String> environment) throws IOException {
    return start(name, environment, List.of());
  }

  /**
   * Starts a server with further options.
   *
   * @param options for the JVM, which win over those of all servers
   */
  public static OwnServer start(String name, Map<String, String> environment, List<String> options)
      throws IOException {
    return new OwnServer(name, environment, options, freePort(), 1).ready();
  }

  /**
   * Starts the server again after its end, at the same port, with the same environment and a log of
   * its own.
   */
  public OwnServer startAgain() throws IOException {
    return new OwnServer(name, environment, options, base.getPort(), starts + 1).ready();
  }

  private static int freePort() {
    int port = ThreadLocalRandom.current().nextInt(PORTS[0], PORTS[1]);
    while (!isFree(port)) {
      port = ThreadLocalRandom.current().nextInt(PORTS[0], PORTS[1]);
    }
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket free = new ServerSocket(port)) {
      return free.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private Process process(int port) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                System.getProperty("server.java.options"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.command().addAll(options);
    builder
        .command()
        .addAll(
            List.of(
                "-jar",
                System.getProperty("payara.microJar"),
                "--port",
                String.valueOf(port),
                "--nocluster",
                "--disablephonehome",
                "--contextroot",
                "lobby",
                "--deploy",
                System.getProperty("lobby.war")));
    withSettings(builder, environment);
    return builder.start();
  }

  private OwnServer ready() {
    try {
      await(name + " is ready; else see " + log)
          .atMost(5, MINUTES)
          .failFast(name + " has ended: see " + log, () -> !process.isAlive())
          .until(() -> log().contains(" ready in "));
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Gives a server only these settings. The test run itself has others, for the servers that tests
   * share.
   */
  public static void withSettings(ProcessBuilder server, Map<String, String> settings) {
    server.environment().keySet().removeIf(name -> name.startsWith("LOBBY_"));
    server.environment().putAll(settings);
  }

  public URI base() {
    return base;
  }

  public long pid() {
    return process.pid();
  }

  public String log() throws IOException {
    return Files.readString(log);
  }

  /** Ends the server by SIGKILL, as a crash does, and waits for its end. */
  public void kill() {
    process.destroyForcibly();
    await().atMost(1, MINUTES).until(() -> !process.isAlive());
  }

  /** Terminates the server, as an operator does, and waits for its end. */
  @Override
  public void close() {
    process.destroy();
    await().atMost(1, MINUTES).until(() -> !process.isAlive());
  }
}

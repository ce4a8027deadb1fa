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
import java.util.function.Consumer;
import java.util.stream.Stream;

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
  private final ServerProgram program;
  private final Path directory;
  private final Map<String, String> environment;
  private final List<String> options;
  private final int starts;
  private final Process process;
  private final Path log;
  private final URI base;

  private OwnServer(
      String name,
      ServerProgram program,
      Path directory,
      Map<String, String> environment,
      List<String> options,
      int port,
      int starts)
      throws IOException {
    this.name = name;
    this.program = program;
    this.directory = directory;
    this.environment = environment;
    this.options = options;
    this.starts = starts;
    this.log = artifacts().resolve(name + (starts > 1 ? "-start-" + starts : "") + ".log");
    this.base = URI.create("http://127.0.0.1:" + port + "/lobby/");
    this.process = process(port);
  }

  /**
   * Starts a Payara Micro with the WAR at {@code /lobby}, and waits until it is ready.
   *
   * @param name of its log's file among the test artifacts
   * @param environment its settings, in place of those of the test run
   */
  public static OwnServer start(String name, Map<String, String> environment) throws IOException {
    return start(name, environment, List.of());
  }

  /**
   * Starts a Payara Micro with further options.
   *
   * @param options for the JVM, which win over those of all servers
   */
  public static OwnServer start(String name, Map<String, String> environment, List<String> options)
      throws IOException {
    return start(ServerProgram.PAYARA_MICRO, name, environment, options);
  }

  /** Starts a server of the kind that this run of the tests is about, as {@link #start} does. */
  public static OwnServer startOfRun(String name, Map<String, String> environment)
      throws IOException {
    return start(ServerProgram.ofRun(), name, environment, List.of());
  }

  private static OwnServer start(
      ServerProgram program, String name, Map<String, String> environment, List<String> options)
      throws IOException {
    int port = freePort();
    Path directory = Files.createTempDirectory(artifacts(), name).toAbsolutePath();
    program.install(directory, port);
    return new OwnServer(name, program, directory, environment, options, port, 1).ready();
  }

  /**
   * Starts the server again after its end, at the same port, with the same environment and a log of
   * its own.
   */
  public OwnServer startAgain() throws IOException {
    return new OwnServer(name, program, directory, environment, options, base.getPort(), starts + 1)
        .ready();
  }

  private static Path artifacts() throws IOException {
    return Files.createDirectories(Path.of(System.getProperty("test.artifacts")));
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
        program
            .command(directory, port, options)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    withSettings(builder, environment);
    return builder.start();
  }

  private OwnServer ready() {
    try {
      await(name + " is ready; else see " + log)
          .atMost(5, MINUTES)
          .ignoreExceptions()
          .failFast(name + " has ended: see " + log, () -> !process.isAlive())
          .until(this::isReady);
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private boolean isReady() throws IOException {
    // A Payara Micro is ready once its log says so, also if its lobby is not.
    return program == ServerProgram.PAYARA_MICRO
        ? log().contains(" ready in ")
        : LobbyClient.stranger(base).get("api/health/ready").status() == 200;
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

  /** Returns the process id of a Payara Micro. */
  public long pid() {
    return process.pid();
  }

  public String log() throws IOException {
    return Files.readString(log);
  }

  /** Ends the server by SIGKILL, as a crash does, and waits for its end. */
  public void kill() {
    end(ProcessHandle::destroyForcibly);
  }

  /** Terminates the server, as an operator does, and waits for its end. */
  @Override
  public void close() {
    end(ProcessHandle::destroy);
  }

  /** Ends the script of the command, too, if there is one. */
  private void end(Consumer<ProcessHandle> how) {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(how);
    try {
      await().atMost(1, MINUTES).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    } finally {
      // A server that hangs must not outlive the tests.
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }
}

package org.cometlobby.it.harness;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A server with the packaged WAR that the test starts and ends, with an operator's environment
 * variables: for tests across a restart, or with settings that other tests can't use.
 */
public final class OwnServer implements AutoCloseable {

  private final Process process;
  private final Path log;
  private final URI base;

  private OwnServer(Process process, Path log, URI base) {
    this.process = process;
    this.log = log;
    this.base = base;
  }

  /**
   * Starts a server with the WAR at {@code /lobby}, and waits until it is ready.
   *
   * @param name of its log's file among the test artifacts
   * @param environment its settings, in place of those of the test run
   */
  public static OwnServer start(String name, Map<String, String> environment) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path logs = Files.createDirectories(Path.of(System.getProperty("test.artifacts")));
    Path log = logs.resolve(name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                System.getProperty("server.java.options"),
                "-jar",
                System.getProperty("payara.microJar"),
                "--port",
                String.valueOf(port),
                "--nocluster",
                "--disablephonehome",
                "--contextroot",
                "lobby",
                "--deploy",
                System.getProperty("lobby.war"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    withSettings(builder, environment);
    OwnServer server =
        new OwnServer(builder.start(), log, URI.create("http://127.0.0.1:" + port + "/lobby/"));
    try {
      await(name + " is ready; else see " + log)
          .atMost(5, MINUTES)
          .failFast(name + " has ended: see " + log, () -> !server.process.isAlive())
          .until(() -> server.log().contains(" ready in "));
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
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

  public String log() throws IOException {
    return Files.readString(log);
  }

  /** Terminates the server, as an operator does, and waits for its end. */
  @Override
  public void close() {
    process.destroy();
    await().atMost(1, MINUTES).until(() -> !process.isAlive());
  }
}

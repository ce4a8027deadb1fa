package org.cometlobby.it;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The WAR on a server of its own, for tests that need other settings than the rest. */
final class MicroServer implements AutoCloseable {

  private final Process process;
  private final URI base;

  private MicroServer(Process process, URI base) {
    this.process = process;
    this.base = base;
  }

  /**
   * Starts a server, and returns once it answers.
   *
   * @param name of its log's file among the test artifacts
   * @param settings such as {@code lobby.grace=2s}
   */
  static MicroServer start(String name, List<String> settings) throws IOException {
    int port = freePort();
    Path logs = Files.createDirectories(Path.of(System.getProperty("test.artifacts")));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    settings.forEach(setting -> command.add("-D" + setting));
    command.addAll(
        List.of(
            "-jar",
            System.getProperty("payara.microJar"),
            "--nocluster",
            "--disablephonehome",
            "--port",
            String.valueOf(port),
            "--contextroot",
            "lobby",
            "--deploy",
            System.getProperty("lobby.war")));
    File log = logs.resolve(name + ".log").toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    MicroServer server =
        new MicroServer(process, URI.create("http://127.0.0.1:" + port + "/lobby/"));
    try {
      await(name + " answers; else see " + log)
          .atMost(Duration.ofMinutes(3))
          .until(() -> !process.isAlive() || server.answers());
      if (!process.isAlive()) {
        throw new AssertionError("The server has ended by itself; see " + log);
      }
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /** Where the lobby is, with a slash at the end. */
  URI base() {
    return base;
  }

  private boolean answers() {
    try {
      return LobbyClient.stranger(base).get("api/time").status() == 200;
    } catch (AssertionError e) {
      return false; // nobody listens there yet
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}

package org.cometlobby.it;

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
 * The packaged WAR on a server that the test starts and ends, with an operator's environment
 * variables: for what is only seen across a restart, or with settings that other tests don't want.
 */
final class OwnServer implements AutoCloseable {

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
   * @param directory where its log goes
   */
  static OwnServer start(Path directory, Map<String, String> environment) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path log = Files.createTempFile(directory, "server", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
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
    builder.environment().putAll(environment);
    OwnServer server =
        new OwnServer(builder.start(), log, URI.create("http://127.0.0.1:" + port + "/lobby/"));
    try {
      await()
          .atMost(3, MINUTES)
          .until(() -> server.log().contains(" ready in ") || !server.process.isAlive());
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  URI base() {
    return base;
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  /** Asks it to end, as an operator does, and waits for that. */
  @Override
  public void close() {
    process.destroy();
    await().atMost(1, MINUTES).until(() -> !process.isAlive());
  }
}

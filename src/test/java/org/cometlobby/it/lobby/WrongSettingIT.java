package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cometlobby.it.harness.OwnServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong settings, which stop the start of the packaged WAR on a real server. */
@Tag("one-server")
class WrongSettingIT {

  // A limit for a busy machine; a start usually takes a fraction of it.
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir private Path scratch;
  private Process server;

  @AfterEach
  void stop() throws InterruptedException {
    server.destroyForcibly().waitFor();
  }

  @Test
  void aWrongSecretStopsTheStartAndIsNotLogged() throws Exception {
    List<String> lines =
        stopsTheStart(
            Map.of("LOBBY_OPERATOR_TOKEN", "short secret"),
            "The setting LOBBY_OPERATOR_TOKEN takes");
    assertThat(lines).noneMatch(line -> line.contains("short secret"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LOBBY_LIMIT_MESSAGES  | 30 a second          | takes a rate such as 20/1s or 100/5m, or off, not "30 a second"
          LOBBY_ALLOWED_ORIGINS | https://game.example/play | takes origins between commas, such as https://games.example (no path, no *)
          """)
  void aWrongSettingStopsTheStartAndTheLogNamesItAndTheFix(
      String setting, String value, String mend) throws Exception {
    stopsTheStart(Map.of(setting, value), "The setting " + setting + " " + mend);
  }

  @Test
  void anInvalidGamesFileStopsTheStartAndTheLogNamesFileAndField() throws Exception {
    Path games = scratch.resolve("games.json");
    Files.writeString(
        games, "{\"games\":[{\"name\":\"go\"},{\"name\":\"chess\",\"maxPlayers\":0}]}");
    stopsTheStart(
        Map.of("LOBBY_GAMES", games.toString()),
        "The file "
            + games
            + " of the setting LOBBY_GAMES can't be used: games[1].maxPlayers is a whole number");
  }

  /** Checks that the server starts without the application, and returns its log. */
  private List<String> stopsTheStart(Map<String, String> settings, String why) throws Exception {
    Path log = scratch.resolve("server.log");
    int port = freePort();
    ProcessBuilder start =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            System.getProperty("server.java.options"),
            "-Djava.io.tmpdir=" + scratch,
            "-jar",
            System.getProperty("payara.microJar"),
            "--nocluster",
            "--disablephonehome",
            "--port",
            Integer.toString(port),
            "--contextroot",
            "/",
            "--deploy",
            System.getProperty("lobby.war"));
    OwnServer.withSettings(start, settings);
    server = start.redirectErrorStream(true).redirectOutput(log.toFile()).start();

    await().atMost(PATIENCE).until(() -> has(log, " ready in ") || !server.isAlive());
    List<String> lines = Files.readAllLines(log);
    assertThat(lines).anyMatch(line -> line.contains(why));
    for (String path : List.of("/api/health/live", "/api/rooms", "/api/jwks.json", "/comet_wait")) {
      assertThat(status(port, path)).as(path).isEqualTo(404);
    }
    return lines;
  }

  private static boolean has(Path log, String text) throws IOException {
    return Files.exists(log) && Files.readString(log).contains(text);
  }

  private static int status(int port, String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

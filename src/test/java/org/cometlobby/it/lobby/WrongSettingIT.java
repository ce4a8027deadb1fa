package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.OwnServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong settings, which stop the start of the packaged WAR on a real server. */
@Tag("one-server")
class WrongSettingIT {

  @TempDir private Path scratch;

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
          LOBBY_ALLOWED_ORIGINS | https://game.example/play | takes origins between commas, such as https://games.example, https://*.games.example, capacitor://localhost or null (no path)
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
  private static List<String> stopsTheStart(Map<String, String> settings, String why)
      throws IOException {
    try (OwnServer server = OwnServer.start("wrong-setting", settings)) {
      List<String> lines = server.log().lines().toList();
      assertThat(lines).anyMatch(line -> line.contains(why));
      for (String path : List.of("api/health/live", "api/rooms", "api/jwks.json", "comet_wait")) {
        assertThat(LobbyClient.stranger(server.base()).get(path).status()).as(path).isEqualTo(404);
      }
      return lines;
    }
  }
}

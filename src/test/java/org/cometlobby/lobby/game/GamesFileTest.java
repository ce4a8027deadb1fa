package org.cometlobby.lobby.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GamesFileTest {

  private static final String SECRET = "0123456789abcdef";

  @TempDir private Path directory;

  @Test
  void aGameIsReadWithItsSettings() throws IOException {
    Games games =
        read(
            """
            {"games": [{"name": " Rev\\u200bersi ", "minPlayers": 2, "maxPlayers": 4,
                        "url": "https://{code}.games.example/?room={code}#play",
                        "webhook": "http://127.0.0.1:9000/hook", "secret": "0123456789abcdef"}]}
            """);
    Game game = games.find("Reversi").orElseThrow();
    assertThat(game)
        .isEqualTo(
            new Game(
                "Reversi",
                2,
                4,
                Optional.of("https://{code}.games.example/?room={code}#play"),
                Optional.of(new Game.Webhook(URI.create("http://127.0.0.1:9000/hook"), SECRET))));
    assertThat(game.toString()).doesNotContain(SECRET);
    assertThat(games.url(Duels.waiting("Reversi")))
        .contains(URI.create("https://K7QX2M.games.example/?room=K7QX2M#play"));
    assertThat(games.haveWebhooks()).isTrue();
  }

  @Test
  void aGameNeedsOnlyItsName() throws IOException {
    Games games = read("{\"games\":[{\"name\":\"go\"}]}");
    assertThat(games.find("go"))
        .contains(new Game("go", 1, 1_000, Optional.empty(), Optional.empty()));
    assertThat(games.url(Duels.waiting("go"))).isEmpty();
    assertThat(games.haveWebhooks()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                                  | it is not a JSON object",
        "[]                                                  | it is not a JSON object",
        "{\"games\":[{\"name\":\"go\",}]}                    | it is not a JSON object; see line 1",
        "{}                                                  | games is an array",
        "{\"games\":{}}                                      | games is an array",
        "{\"games\":[1]}                                     | games[0] is an object",
        "{\"games\":[],\"onlyListed\":1}                     | onlyListed is true or false",
        "{\"games\":[],\"game\":[]}                          | game is unknown; the known fields are games, onlyListed",
        "{\"games\":[{}]}                                    | games[0].name is required",
        "{\"games\":[{\"name\":7}]}                          | games[0].name is a text",
        "{\"games\":[{\"name\":\"\\u200b\"}]}                | games[0].name has 1 to 40 characters",
        "{\"games\":[{\"name\":\"a\"},{\"name\":\" a\"}]}    | games[1].name is also the name of another game",
        "{\"games\":[{\"name\":\"a\",\"minPlayers\":0}]}     | games[0].minPlayers is a whole number from 1 to 1000",
        "{\"games\":[{\"name\":\"a\",\"minPlayers\":1.5}]}   | games[0].minPlayers is a whole number",
        "{\"games\":[{\"name\":\"a\",\"minPlayers\":1e999999999}]} | games[0].minPlayers is a whole number",
        "{\"games\":[{\"name\":\"a\",\"minPlayers\":3,\"maxPlayers\":2}]} | games[0].maxPlayers is a whole number from 3 to 1000",
        "{\"games\":[{\"name\":\"a\",\"maxPlayers\":\"2\"}]} | games[0].maxPlayers is a whole number",
        "{\"games\":[{\"name\":\"a\",\"maxPlayer\":2}]}      | games[0].maxPlayer is unknown; the known fields are maxPlayers, minPlayers, name, secret, url, webhook",
        "{\"games\":[{\"name\":\"a\",\"url\":\"/play\"}]}    | games[0].url is a URL that begins with https",
        "{\"games\":[{\"name\":\"a\",\"url\":\"https://x/{room}\"}]} | games[0].url is not a URL",
        "{\"games\":[{\"name\":\"a\",\"url\":\"javascript:a\"}]} | games[0].url is a URL that begins with https",
        "{\"games\":[{\"name\":\"a\",\"webhook\":\"https://x/{code}\"}]} | games[0].webhook is not a URL",
        "{\"games\":[{\"name\":\"a\",\"webhook\":\"https://x/\"}]} | games[0].secret has at least 16 characters",
        "{\"games\":[{\"name\":\"a\",\"webhook\":\"https://x/\",\"secret\":\"short\"}]} | games[0].secret has at least 16",
        "{\"games\":[{\"name\":\"a\",\"webhook\":\"https://x/\",\"secret\":\"whsec_0123456789ab-cdef\"}]} | games[0].secret has the base64 of 24 to 64 bytes behind whsec_",
        "{\"games\":[{\"name\":\"a\",\"webhook\":\"https://x/\",\"secret\":\"whsec_MDEyMzQ1Njc4OWFiY2RlZg==\"}]} | games[0].secret has the base64 of 24 to 64 bytes",
      })
  void aWrongFieldIsNamedWithTheFile(String json, String message) throws IOException {
    Path file = directory.resolve("games.json");
    Files.writeString(file, json);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GamesFile.read(file))
        .withMessageContaining(file + " of the setting LOBBY_GAMES can't be used: " + message);
  }

  @Test
  void aSecretByStandardWebhooksIsTaken() throws IOException {
    String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    Games games =
        read(
            "{\"games\":[{\"name\":\"a\",\"webhook\":\"https://x/\",\"secret\":\""
                + secret
                + "\"}]}");
    assertThat(games.webhook("a")).contains(new Game.Webhook(URI.create("https://x/"), secret));
  }

  @Test
  void aSecretInABrokenFileIsNotRepeated() throws IOException {
    Path file = directory.resolve("games.json");
    Files.writeString(file, "{\"games\":[{\"secret\":\"" + SECRET + "\" \"name\":\"a\"}]}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GamesFile.read(file))
        .withMessageNotContaining(SECRET);
  }

  private Games read(String json) throws IOException {
    return GamesFile.read(Files.writeString(directory.resolve("games.json"), json));
  }
}

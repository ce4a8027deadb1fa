package org.cometlobby.lobby.game;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.UserText;

/**
 * The reader of the list of games, a JSON file:
 *
 * <pre>{@code
 * {"onlyListed": true,
 *  "games": [{"name": "reversi", "minPlayers": 2, "maxPlayers": 2,
 *             "url": "https://games.example/reversi?room={code}",
 *             "webhook": "https://games.example/hooks/reversi", "secret": "..."}]}
 * }</pre>
 *
 * <p>A game needs a name, and a webhook a secret; all else is optional.
 */
final class GamesFile {

  private static final int SHORTEST_SECRET = 16;

  /** The bounds of a key's bytes, by Standard Webhooks. */
  private static final int LEAST_KEY = 24;

  private static final int MOST_KEY = 64;

  private GamesFile() {}

  /**
   * @throws IllegalArgumentException for a wrong file, naming the file and the field
   */
  static Games read(Path path) {
    try (JsonReader reader = Json.createReader(new StringReader(Files.readString(path)))) {
      return games(reader.readObject());
    } catch (IOException e) {
      throw wrong(path, "it can't be read: " + e);
    } catch (JsonParsingException e) {
      // Not its message: some parsers quote the text, which may be a secret.
      JsonLocation place = e.getLocation();
      throw wrong(
          path,
          "it is not a JSON object; see line "
              + place.getLineNumber()
              + ", column "
              + place.getColumnNumber());
    } catch (JsonException e) {
      throw wrong(path, "it is not a JSON object");
    } catch (InvalidFieldException e) {
      throw wrong(path, String.valueOf(e.getMessage()));
    }
  }

  private static Games games(JsonObject json) {
    JsonFields file = new JsonFields("", json);
    boolean onlyListed = file.flag("onlyListed");
    List<Game> games = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonValue value : file.array("games")) {
      String where = "games[" + games.size() + "]";
      Game game = game(JsonFields.of(where, value));
      if (!names.add(game.name())) {
        throw new InvalidFieldException(where + ".name", "is also the name of another game");
      }
      games.add(game);
    }
    file.rejectUnknown();
    return new Games(games, onlyListed);
  }

  private static Game game(JsonFields json) {
    String name = UserText.line(json.text("name"));
    if (name.isEmpty() || name.codePointCount(0, name.length()) > NewRoom.MAX_GAME) {
      throw json.wrong("name", "has 1 to " + NewRoom.MAX_GAME + " characters");
    }
    int minPlayers = json.number("minPlayers", 1, 1, NewRoom.MAX_PLAYERS);
    int maxPlayers =
        json.number("maxPlayers", NewRoom.MAX_PLAYERS, minPlayers, NewRoom.MAX_PLAYERS);
    Game game =
        new Game(name, minPlayers, maxPlayers, json.urlTemplate("url", Game.CODE), webhook(json));
    json.rejectUnknown();
    return game;
  }

  private static Optional<Game.Webhook> webhook(JsonFields json) {
    Optional<String> secret = json.optionalText("secret");
    Optional<URI> url = json.url("webhook");
    if (url.isPresent() && secret.filter(text -> text.length() >= SHORTEST_SECRET).isEmpty()) {
      throw json.wrong("secret", "has at least " + SHORTEST_SECRET + " characters");
    }
    secret.ifPresent(text -> checkKey(json, text));
    return url.map(uri -> new Game.Webhook(uri, secret.orElseThrow()));
  }

  private static void checkKey(JsonFields json, String secret) {
    int bytes;
    try {
      bytes = Signature.key(secret).length;
    } catch (IllegalArgumentException e) {
      bytes = 0;
    }
    if (secret.startsWith(Signature.ENCODED) && (bytes < LEAST_KEY || bytes > MOST_KEY)) {
      throw json.wrong(
          "secret",
          "has the base64 of "
              + LEAST_KEY
              + " to "
              + MOST_KEY
              + " bytes behind "
              + Signature.ENCODED);
    }
  }

  private static IllegalArgumentException wrong(Path path, String what) {
    return new IllegalArgumentException(
        "The file " + path + " of the setting LOBBY_GAMES can't be used: " + what);
  }
}

package org.cometlobby.lobby.game;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cometlobby.lobby.GameCatalog;
import org.cometlobby.lobby.OutOfBoundsException;
import org.cometlobby.lobby.room.Room;

/** The games that the operator lists, see {@link GamesFile}. */
public final class Games implements GameCatalog {

  /** The games without a list: any game, for any number of players. */
  static final Games ANY = new Games(List.of(), false);

  private final Map<String, Game> games = new LinkedHashMap<>();
  private final boolean onlyListed;

  /**
   * @param games with distinct names
   * @param onlyListed whether rooms of other games are refused
   */
  Games(List<Game> games, boolean onlyListed) {
    games.forEach(game -> this.games.put(game.name(), game));
    this.onlyListed = onlyListed;
  }

  Optional<Game> find(String name) {
    return Optional.ofNullable(games.get(name));
  }

  /** Returns the webhook of a game; empty if the game has none or isn't listed. */
  Optional<Game.Webhook> webhook(String name) {
    return find(name).flatMap(Game::webhook);
  }

  boolean haveWebhooks() {
    return games.values().stream().anyMatch(game -> game.webhook().isPresent());
  }

  @Override
  public void check(String name, int minPlayers, int maxPlayers) {
    Game game = games.get(name);
    if (game == null) {
      if (onlyListed) {
        throw new OutOfBoundsException("game", "is one of " + String.join(", ", games.keySet()));
      }
      return;
    }
    if (maxPlayers < game.minPlayers() || maxPlayers > game.maxPlayers()) {
      throw new OutOfBoundsException("maxPlayers", "is " + sizes(game) + " for " + name);
    }
    if (minPlayers < game.minPlayers()) {
      throw new OutOfBoundsException(
          "minPlayers", "is at least " + game.minPlayers() + " for " + name);
    }
  }

  @Override
  public Optional<URI> url(Room room) {
    return find(room.game())
        .flatMap(Game::url)
        .map(url -> URI.create(url.replace(Game.CODE, room.code())));
  }

  private static String sizes(Game game) {
    return game.minPlayers() == game.maxPlayers()
        ? String.valueOf(game.maxPlayers())
        : "from " + game.minPlayers() + " to " + game.maxPlayers();
  }
}

package org.cometlobby.lobby.room;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.cometlobby.lobby.LobbyBean;

/**
 * A wish for a room. Texts are cleaned by {@link UserText#line}; whether all is within its bounds
 * is for {@link LobbyBean#create} to check.
 *
 * @param game which game: any name that the players agree on, compared exactly
 * @param title what the list shows; the game's name when it is empty
 * @param minPlayers with how many the host may start, 1 to {@code maxPlayers}
 * @param maxPlayers how many seats there are
 * @param autoStart whether the room starts by itself when it is full
 * @param countdownSeconds for how long everybody sees the start coming; 0 for a start at once
 * @param metadata whatever the game wants to say about the room, at most {@value #MAX_METADATA}
 *     characters of JSON
 * @param attributes what a quick match compares, see {@link MatchWish}
 */
@WithinBounds
public record NewRoom(
    @CodePoints(min = 1, max = NewRoom.MAX_GAME) String game,
    @CodePoints(max = NewRoom.MAX_TITLE) String title,
    @Min(value = 1, message = "is at least {value}") int minPlayers,
    @Min(value = 1, message = "is at least {value}")
        @Max(value = NewRoom.MAX_PLAYERS, message = "is at most {value}")
        int maxPlayers,
    Visibility visibility,
    boolean autoStart,
    @Min(value = 0, message = "is at least {value}")
        @Max(value = NewRoom.MAX_COUNTDOWN, message = "is at most {value}")
        int countdownSeconds,
    @JsonLength(max = NewRoom.MAX_METADATA) JsonObject metadata,
    JsonObject attributes)
    implements WithinBounds.Sizes {

  /** The longest name of a game, in code points. */
  public static final int MAX_GAME = 40;

  /** The longest title, in code points. */
  public static final int MAX_TITLE = 80;

  /** The most seats of a room. */
  public static final int MAX_PLAYERS = 1_000;

  /** The longest metadata, in characters of its JSON. */
  public static final int MAX_METADATA = 4_096;

  /** The longest countdown, in seconds. */
  public static final int MAX_COUNTDOWN = 300;

  public NewRoom {
    game = UserText.line(game);
    title = UserText.line(title);
    if (title.isEmpty()) {
      title = game;
    }
  }

  /** A public room that starts by itself when it is full. */
  public static NewRoom of(String game, int maxPlayers) {
    return new NewRoom(
        game,
        "",
        defaultMinPlayers(maxPlayers),
        maxPlayers,
        Visibility.PUBLIC,
        true,
        0,
        JsonValue.EMPTY_JSON_OBJECT,
        JsonValue.EMPTY_JSON_OBJECT);
  }

  /** The room to open for a wish that no room fits. */
  public static NewRoom of(MatchWish wish) {
    return new NewRoom(
        wish.game(),
        "",
        wish.leastPlayers(),
        wish.maxPlayers(),
        Visibility.PUBLIC,
        true,
        wish.countdownSeconds(),
        JsonValue.EMPTY_JSON_OBJECT,
        wish.attributes());
  }

  @Override
  public int leastPlayers() {
    return minPlayers;
  }

  /** Two: with whom else would one play? But one, where there is one seat. */
  public static int defaultMinPlayers(int maxPlayers) {
    return Math.max(1, Math.min(2, maxPlayers));
  }
}

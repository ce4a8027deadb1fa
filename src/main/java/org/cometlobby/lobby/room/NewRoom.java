package org.cometlobby.lobby.room;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * A wish for a room. Texts are cleaned by {@link UserText#line}; the constraints are checked before
 * the room is opened.
 *
 * @param game the game's name, on which the players agree; compared exactly
 * @param title the title in the list; the game's name when it is empty
 * @param minPlayers the number of players from which the host may start, 1 to {@code maxPlayers}
 * @param maxPlayers the number of seats
 * @param autoStart whether the room starts by itself when it is full
 * @param countdownSeconds the countdown before the start; 0 for a start at once
 * @param metadata the game's data about the room, at most {@value #MAX_METADATA} characters of JSON
 * @param attributes the attributes that a quick match compares, see {@link MatchWish}
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
    SpectatorsMay spectatorsMay,
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

  /** Makes a wish for a public room that starts by itself when it is full. */
  public static NewRoom of(String game, int maxPlayers) {
    return new NewRoom(
        game,
        "",
        defaultMinPlayers(maxPlayers),
        maxPlayers,
        Visibility.PUBLIC,
        true,
        0,
        SpectatorsMay.CHAT,
        JsonValue.EMPTY_JSON_OBJECT,
        JsonValue.EMPTY_JSON_OBJECT);
  }

  /** Returns the wish for a new room, for a quick match that no room fits. */
  public static NewRoom of(MatchWish wish) {
    return new NewRoom(
        wish.game(),
        "",
        wish.leastPlayers(),
        wish.maxPlayers(),
        Visibility.PUBLIC,
        true,
        wish.countdownSeconds(),
        SpectatorsMay.CHAT,
        JsonValue.EMPTY_JSON_OBJECT,
        wish.attributes());
  }

  @Override
  public int leastPlayers() {
    return minPlayers;
  }

  /** Returns 2, or 1 for a room with one seat. */
  public static int defaultMinPlayers(int maxPlayers) {
    return Math.max(1, Math.min(2, maxPlayers));
  }
}

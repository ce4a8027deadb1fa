package org.cometlobby.lobby.room;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.OptionalInt;

/**
 * A player's wish for a quick match.
 *
 * @param minPlayers as in {@link NewRoom}; empty for any
 * @param countdownSeconds the countdown of the new room if no room fits
 * @param attributes such as a level or a region; an attribute in two wishes has to be equal in both
 */
@WithinBounds
public record MatchWish(
    @CodePoints(min = 1, max = NewRoom.MAX_GAME) String game,
    OptionalInt minPlayers,
    @Min(value = 1, message = "is at least {value}")
        @Max(value = NewRoom.MAX_PLAYERS, message = "is at most {value}")
        int maxPlayers,
    @Min(value = 0, message = "is at least {value}")
        @Max(value = NewRoom.MAX_COUNTDOWN, message = "is at most {value}")
        int countdownSeconds,
    @Size(max = MatchWish.MOST_ATTRIBUTES, message = "has at most {max} members")
        @JsonLength(max = MatchWish.MAX_ATTRIBUTES)
        JsonObject attributes)
    implements WithinBounds.Sizes {

  /** The most attributes: each of them has sets of rooms of its own in the index. */
  public static final int MOST_ATTRIBUTES = 16;

  /** The longest attributes, in characters of their JSON. */
  public static final int MAX_ATTRIBUTES = 1_024;

  public MatchWish {
    game = UserText.line(game);
  }

  /** Makes a wish without a countdown in the new room. */
  public MatchWish(String game, OptionalInt minPlayers, int maxPlayers, JsonObject attributes) {
    this(game, minPlayers, maxPlayers, 0, attributes);
  }

  @Override
  public int leastPlayers() {
    return minPlayers.orElse(NewRoom.defaultMinPlayers(maxPlayers));
  }

  /** Returns whether a player with this wish may take a seat in a room. */
  public boolean fits(Room room) {
    return room.visibility() == Visibility.PUBLIC
        && room.autoStart()
        && room.game().equals(game)
        && room.maxPlayers() == maxPlayers
        && (minPlayers.isEmpty() || room.minPlayers() == minPlayers.getAsInt())
        && (attributes.isEmpty() || agreesWithAll(room.seats()));
  }

  /** Compares equal wishes once: mostly all players of a room have the same. */
  private boolean agreesWithAll(List<Seat> seats) {
    return seats.stream()
        .map(Seat::wish)
        .filter(wish -> !wish.isEmptyObject())
        .distinct()
        .allMatch(wish -> agreesWith(wish.object()));
  }

  private boolean agreesWith(JsonObject wish) {
    return attributes.entrySet().stream()
        .allMatch(
            wanted ->
                wish.getOrDefault(wanted.getKey(), wanted.getValue()).equals(wanted.getValue()));
  }
}

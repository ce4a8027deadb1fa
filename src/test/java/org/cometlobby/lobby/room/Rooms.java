package org.cometlobby.lobby.room;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rooms for tests, in which every player has an open stream. */
public final class Rooms {

  public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  public static final String LIFE = "k3x9";

  public static final Grace GRACE =
      new Grace(Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofMinutes(15));

  /** The arrival of a player with an open stream. */
  public static final Arrival HERE = new Arrival(true, GRACE);

  private Rooms() {}

  public static Command sit(Player player) {
    return new Command.TakeSeat(player, Role.PLAYER, Optional.empty(), HERE);
  }

  public static List<RoomChange> opening(String code, NewRoom wish, Player maker) {
    return Room.open(code, LIFE, wish, maker, HERE, NOW);
  }

  /** A room of a game, with its maker and others in it. */
  public static Room room(NewRoom wish, Player maker, Player... others) {
    List<RoomChange> opening = opening("K7QX2M", wish, maker);
    Room room = opening.get(opening.size() - 1).room();
    for (Player other : others) {
      room = accepted(room.apply(sit(other), NOW)).room();
    }
    return room;
  }

  public static NewRoom wish(int minPlayers, int maxPlayers, boolean autoStart, int countdown) {
    return new NewRoom(
        "reversi",
        "",
        minPlayers,
        maxPlayers,
        Visibility.PUBLIC,
        autoStart,
        countdown,
        SpectatorsMay.CHAT,
        JsonValue.EMPTY_JSON_OBJECT,
        JsonValue.EMPTY_JSON_OBJECT);
  }

  public static Outcome.Accepted accepted(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return (Outcome.Accepted) outcome;
  }
}

package org.cometlobby.lobby.game;

import java.time.Instant;
import java.util.List;
import org.cometlobby.lobby.Command;
import org.cometlobby.lobby.LobbyEvent;
import org.cometlobby.lobby.NewRoom;
import org.cometlobby.lobby.Outcome;
import org.cometlobby.lobby.Player;
import org.cometlobby.lobby.Room;
import org.cometlobby.lobby.RoomChange;

/** Rooms for the tests. */
final class Rooms {

  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final Player ANN = new Player("annannannannanna", "Ann");
  static final Player BEN = new Player("benbenbenbenbenb", "Bén \"<b>\"");

  private Rooms() {}

  /** A room of Ann's for two. */
  static Room waiting(String game) {
    List<RoomChange> opening = Room.open("K7QX2M", NewRoom.of(game, 2), ANN, NOW);
    return opening.get(opening.size() - 1).room();
  }

  /** The room once Ben has a seat, too. */
  static Room started(String game) {
    return start(game).room();
  }

  /** What happened when Ben took his seat, at last. */
  static RoomChange start(String game) {
    Outcome.Accepted outcome =
        (Outcome.Accepted) waiting(game).apply(new Command.TakeSeat(BEN), NOW);
    return outcome.changes().stream()
        .filter(change -> change.event() instanceof LobbyEvent.Started)
        .findFirst()
        .orElseThrow();
  }
}

package org.cometlobby.lobby.game;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Role;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Rooms;

/** Rooms of Ann and Ben, for the tests. */
final class Duels {

  static final Instant NOW = Rooms.NOW;
  static final Player ANN = new Player("annannannannanna", "Ann");
  static final Player BEN = new Player("benbenbenbenbenb", "Bén \"<b>\"");

  private Duels() {}

  /** A room of Ann's for two. */
  static Room waiting(String game) {
    return Rooms.room(NewRoom.of(game, 2), ANN);
  }

  /** The room once Ben has a seat, too. */
  static Room started(String game) {
    return Rooms.room(NewRoom.of(game, 2), ANN, BEN);
  }

  /** The room once a spectator has joined. */
  static Room watched(String game, Player spectator) {
    Command watch = new Command.TakeSeat(spectator, Role.SPECTATOR, Optional.empty(), Rooms.HERE);
    return Rooms.accepted(started(game).apply(watch, NOW)).room();
  }

  /** The room once it has started with teams, Ann's and then Ben's. */
  static Room ofTeams(String game, String ann, String ben) {
    Room room = waiting(game);
    for (Command command :
        List.of(
            new Command.TakeSeat(ANN, Role.PLAYER, Optional.of(ann), Rooms.HERE),
            new Command.TakeSeat(BEN, Role.PLAYER, Optional.of(ben), Rooms.HERE))) {
      room = Rooms.accepted(room.apply(command, NOW)).room();
    }
    return room;
  }
}

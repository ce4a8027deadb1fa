package org.cometlobby.lobby.store;

import java.util.HashSet;
import java.util.Set;
import org.cometlobby.lobby.room.Phase;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Seat;

/** A property of a room by which lists and quick match ask for rooms. */
sealed interface RoomProperty {

  enum Flag implements RoomProperty {
    OPEN
  }

  record Of(Phase phase) implements RoomProperty {}

  record Game(String name) implements RoomProperty {}

  record Joinable(String game, int maxPlayers) implements RoomProperty {}

  record Least(int minPlayers) implements RoomProperty {}

  record Wished(String attribute) implements RoomProperty {}

  record WishedAs(String attribute, String value) implements RoomProperty {}

  /** Returns all properties of a room. */
  static Set<RoomProperty> of(Room room) {
    Set<RoomProperty> all = new HashSet<>();
    all.add(new Of(room.phase()));
    all.add(new Game(room.game()));
    if (room.isOpen()) {
      all.add(Flag.OPEN);
      if (room.autoStart()) {
        all.add(new Joinable(room.game(), room.maxPlayers()));
        all.add(new Least(room.minPlayers()));
        for (Seat seat : room.seats()) {
          seat.wish()
              .object()
              .forEach(
                  (attribute, value) -> {
                    all.add(new Wished(attribute));
                    all.add(new WishedAs(attribute, value.toString()));
                  });
        }
      }
    }
    return all;
  }
}

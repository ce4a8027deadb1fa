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

  /**
   * The most wishes of a room by which it is found. Players may have put others into the room, and
   * whoever matches compares them all: a property that is missing leaves out no room.
   */
  int MOST_WISHES = 8;

  /** Returns the properties of a room. */
  static Set<RoomProperty> of(Room room) {
    Set<RoomProperty> all = new HashSet<>();
    all.add(new Of(room.phase()));
    all.add(new Game(room.game()));
    if (room.isOpen()) {
      all.add(Flag.OPEN);
      if (room.autoStart()) {
        all.add(new Joinable(room.game(), room.maxPlayers()));
        all.add(new Least(room.minPlayers()));
        room.seats().stream()
            .map(Seat::wish)
            .filter(wish -> !wish.isEmptyObject())
            .distinct()
            .limit(MOST_WISHES)
            .forEach(
                wish ->
                    wish.object()
                        .forEach(
                            (attribute, value) -> {
                              all.add(new Wished(attribute));
                              all.add(new WishedAs(attribute, value.toString()));
                            }));
      }
    }
    return all;
  }

  /** Moves a room to the sets of its properties; most changes of a room change none of them. */
  static void move(Facets<RoomProperty> sets, int id, Room before, Room after) {
    if (!areSame(before, after)) {
      sets.move(id, of(before), of(after));
    }
  }

  private static boolean areSame(Room before, Room after) {
    if (before.phase() != after.phase() || before.seats().size() != after.seats().size()) {
      return false;
    }
    for (int i = 0; i < after.seats().size(); i++) {
      if (!before.seats().get(i).wish().equals(after.seats().get(i).wish())) {
        return false;
      }
    }
    return true;
  }
}

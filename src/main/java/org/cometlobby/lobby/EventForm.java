package org.cometlobby.lobby;

import java.util.function.Supplier;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;

/** The form of a room's events on the wire, in which a store keeps them. */
public interface EventForm {

  /**
   * Returns a change as clients get it.
   *
   * @param mark identifies the commit, see {@link Entry#mark()}
   */
  Entry entry(RoomChange change, String mark);

  /** Returns the maker of a room's snapshot, for readers that ask for it. */
  Supplier<?> snapshot(Room room);
}

package org.cometlobby.lobby.stream;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.wire.ListedRoom;

/**
 * The listed rooms that windows show, so that all windows share a room's JSON. A room is kept only
 * while a window holds it. Thread-safe.
 */
final class ListedRooms {

  private final Map<String, Shown> byCode = new HashMap<>();
  private final ReferenceQueue<ListedRoom> gone = new ReferenceQueue<>();

  private static final class Shown extends WeakReference<ListedRoom> {
    final String code;

    Shown(ListedRoom room, ReferenceQueue<ListedRoom> gone) {
      super(room, gone);
      code = room.code();
    }
  }

  /** Returns the room as a list shows it: the same object until a list shows something else. */
  synchronized ListedRoom of(Room room) {
    forgetGone();
    Shown shown = byCode.get(room.code());
    ListedRoom known = shown == null ? null : shown.get();
    if (known != null && known.shows(room)) {
      return known;
    }
    ListedRoom made = ListedRoom.of(room);
    byCode.put(made.code(), new Shown(made, gone));
    return made;
  }

  private void forgetGone() {
    for (Reference<?> next = gone.poll(); next != null; next = gone.poll()) {
      if (next instanceof Shown shown) {
        byCode.remove(shown.code, shown);
      }
    }
  }

  /** Returns the number of rooms that are kept. */
  synchronized int size() {
    forgetGone();
    return byCode.size();
  }
}

package org.cometlobby.lobby.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The state of a command's work: the room so far, and the changes that led to it. */
final class RoomDraft {

  private final Instant now;
  private final List<RoomChange> changes = new ArrayList<>();
  private Room room;

  RoomDraft(Room before, Instant now) {
    this.room = before;
    this.now = now;
  }

  Room room() {
    return room;
  }

  Instant now() {
    return now;
  }

  /** Returns a builder of the room one event later. */
  RoomBuilder next() {
    return room.next();
  }

  /** Adds an event, and the room after it. A player who only comes and goes leaves a room idle. */
  void add(LobbyEvent event, RoomBuilder next) {
    room = (event instanceof LobbyEvent.ConnectionChanged ? next : next.activeAt(now)).build();
    changes.add(new RoomChange(event, room));
  }

  /** Changes the room without an event, and so without a new version. */
  void changeSilently(RoomBuilder next) {
    room = next.buildSilently();
  }

  List<RoomChange> changes() {
    return List.copyOf(changes);
  }
}

package org.cometlobby.lobby.wire;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import org.cometlobby.lobby.room.Room;
import org.jspecify.annotations.Nullable;

/** A room in the stream of a list. Its JSON is made once, on first use, for all lists. */
public final class ListedRoom {

  // Expensive to create and thread-safe.
  private static final Jsonb JSONB = JsonbBuilder.create();

  private final RoomSummaryJson summary;
  private volatile @Nullable String json;

  private ListedRoom(RoomSummaryJson summary) {
    this.summary = summary;
  }

  public static ListedRoom of(Room room) {
    return new ListedRoom(RoomSummaryJson.of(room));
  }

  public String code() {
    return summary.code();
  }

  /** Returns whether a list shows the room as this one. A list doesn't show the version. */
  public boolean shows(Room room) {
    return summary.withVersion(0).equals(RoomSummaryJson.of(room).withVersion(0));
  }

  /** Returns the room's summary, as JSON. */
  public String json() {
    String made = json;
    if (made == null) {
      made = JSONB.toJson(summary);
      json = made;
    }
    return made;
  }

  @Override
  public String toString() {
    return json();
  }
}

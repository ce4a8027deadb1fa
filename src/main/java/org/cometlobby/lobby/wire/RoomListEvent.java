package org.cometlobby.lobby.wire;

/**
 * An event of a list's stream. A client that applies the events in order has the stream's window:
 *
 * <ul>
 *   <li>{@code removed} takes the room at {@code index} out;
 *   <li>{@code added} inserts a room so that it is at {@code index};
 *   <li>{@code changed} replaces a room by its code. {@code index} is the room's position
 *       afterwards: if it was elsewhere, it is taken out there and inserted at {@code index}.
 * </ul>
 *
 * <p>Each event has the {@code total} of the whole list. A {@code changed} event of an unchanged
 * room tells only a new total.
 */
public sealed interface RoomListEvent {

  /** A room that is new in the window. */
  record Added(ListedRoom room, int index) implements RoomListEvent {}

  /** A room of the window that has changed or moved. */
  record Changed(ListedRoom room, int index) implements RoomListEvent {}

  /** A room that has left the window. */
  record Removed(String code, int index) implements RoomListEvent {}

  /** Returns the event's name on the wire. */
  default String name() {
    return this instanceof Added ? "added" : this instanceof Changed ? "changed" : "removed";
  }

  /**
   * Returns the event's data as JSON.
   *
   * @param total the number of rooms in the whole list
   */
  default String json(int total) {
    if (this instanceof Added added) {
      return json("\"room\":" + added.room().json(), added.index(), total);
    }
    if (this instanceof Changed changed) {
      return json("\"room\":" + changed.room().json(), changed.index(), total);
    }
    Removed removed = (Removed) this;
    return json("\"code\":\"" + removed.code() + "\"", removed.index(), total);
  }

  private static String json(String subject, int index, int total) {
    return "{" + subject + ",\"index\":" + index + ",\"total\":" + total + "}";
  }
}

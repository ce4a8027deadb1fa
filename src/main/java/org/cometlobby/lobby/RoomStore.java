package org.cometlobby.lobby;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;

/**
 * The store of rooms. A room and the journal of its events are committed together, and each room
 * has one writer at a time: of two commands, the second sees the room after the first. A room that
 * closes is removed in the same commit, together with its journal.
 *
 * <p>A store has a listener, {@link RoomChanges#publish}. It passes every change to the listener
 * after the commit, before the committing call returns, and in the order of commits for each room.
 * The listener must not apply another command to the same room, which would wait for the listener.
 */
public interface RoomStore {

  /**
   * Stores a new room.
   *
   * @param opening the result of {@link Room#open}
   * @return false if another room has this code; nothing is stored then
   */
  boolean add(List<RoomChange> opening, Instant now);

  Optional<Room> find(String code);

  /** Returns all stored rooms, in no particular order. */
  List<Room> all();

  /**
   * Applies a command to a room, and commits the result.
   *
   * @return empty for an unknown code
   */
  Optional<Outcome> apply(String code, Command command, Instant now);

  /**
   * Returns the newest events of a room, oldest first.
   *
   * @param after the number of the event before the first one to return; 0 for all stored events
   */
  List<JournalEntry> journal(String code, long after);
}

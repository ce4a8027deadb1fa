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
 * has one writer at a time: of two commands, the second meets the room that the first one left. A
 * room that closes is removed with that commit, and so is its journal.
 *
 * <p>A store is made with a listener, {@link RoomChanges#publish}. It passes every change to the
 * listener once it is committed, before the call that committed it returns, and in the order of
 * commits for each room. The listener must not come back to the store with another command for the
 * room, whose next change waits for it.
 */
public interface RoomStore {

  /**
   * Keeps a new room.
   *
   * @param opening what {@link Room#open} gave
   * @return false, and nothing is kept, when another room has this code
   */
  boolean add(List<RoomChange> opening, Instant now);

  Optional<Room> find(String code);

  /** Every room that is kept, in no particular order. */
  List<Room> all();

  /**
   * Applies a command to a room, and commits what comes of it.
   *
   * @return empty when there is no such room
   */
  Optional<Outcome> apply(String code, Command command, Instant now);

  /**
   * The newest events of a room, oldest first.
   *
   * @param after the number of the last event that is not wanted, 0 for all that are kept
   */
  List<JournalEntry> journal(String code, long after);
}

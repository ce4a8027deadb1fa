package org.cometlobby.lobby;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cometlobby.comet.Journal;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;

/**
 * The store of rooms. A room and its events are committed together, and each room has one writer at
 * a time: of two commands, the second sees the room after the first. A room that closes is removed
 * in the same commit, together with its events.
 *
 * <p>What a store has committed, it publishes: as an entry of the room's journal, as a {@link
 * RoomChange} to {@link CommittedEvents}, and if a server is to be told, as a {@link
 * PendingNotice}. It does so in the order of commits for each room, before the committing call
 * returns or the {@link Committing} is awaited.
 *
 * <p>{@link #add}, {@link #apply}, {@link #begin}, {@link #committed} and {@link #hasClosed} throw
 * {@link UnavailableException} when the store can't commit for now; the change may then happen
 * later, or never. A command that finds its change made already waits for the commit that made it.
 */
public interface RoomStore {

  /**
   * Stores a new room.
   *
   * @param opening the result of {@link Room#open}
   * @param id the id by which {@link #committed} finds the room
   * @return false if another room has this code; nothing is stored then
   */
  default boolean add(List<RoomChange> opening, Instant now, Optional<CommitId> id) {
    return begin(opening, now, id).map(Committing::await).isPresent();
  }

  /**
   * Stores a new room as {@link #add} does, and returns before it is durable.
   *
   * @return empty if another room has this code
   */
  Optional<Committing<Room>> begin(List<RoomChange> opening, Instant now, Optional<CommitId> id);

  Optional<Room> find(String code);

  /** Returns the room that a commit with this id has changed within the last minute. */
  Optional<Room> committed(CommitId id, Instant now);

  /**
   * Returns whether a commit with this id has changed the room within the last minute, and the room
   * has closed then or later.
   */
  boolean hasClosed(CommitId id, String code, Instant now);

  /**
   * Applies a command to a room, and commits the result.
   *
   * @return empty for an unknown code
   */
  default Optional<Outcome> apply(String code, Command command, Instant now) {
    return apply(code, command, now, Optional.empty());
  }

  /**
   * Applies a command that its client may repeat.
   *
   * @param id the command's id; a command with the id of a commit to this room within the last
   *     minute has happened, and changes nothing
   * @return empty for an unknown code
   */
  Optional<Outcome> apply(String code, Command command, Instant now, Optional<CommitId> id);

  /**
   * Applies a command as {@link #apply} does, and returns before the result is durable. For a
   * command that nobody's answer depends on, and for a caller that holds a lock.
   *
   * @return empty for an unknown code
   */
  Optional<Committing<Outcome>> begin(
      String code, Command command, Instant now, Optional<CommitId> id);

  /**
   * Returns the events of a room as clients get them, with the room as their state.
   *
   * @return empty for an unknown code
   */
  Optional<Journal> journal(String code);

  /**
   * Forgets the ids of commits that are too old to be repeated; to be called about once a minute.
   */
  void forgetExpired(Instant now);

  /** Returns whether the store can commit nothing until a restart. */
  boolean isDead();

  /**
   * Returns the rooms that an earlier process left, as they are now: their deadlines are to be
   * planned.
   */
  List<Room> restored();
}

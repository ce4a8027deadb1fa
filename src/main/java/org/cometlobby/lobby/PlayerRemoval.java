package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Room;

/** The end of a player: without places, forgotten, and without streams. */
@ApplicationScoped
public class PlayerRemoval {

  @Inject RoomIndex index;
  @Inject RoomStore rooms;
  @Inject PlayerStore players;
  @Inject InstantSource clock;
  @Inject CommittedEvents committed;

  /**
   * Takes the player out of all rooms and makes the token void, and returns once that is durable.
   *
   * @return false for an unknown player
   * @throws UnavailableException when the store can't commit for now; the player may have left some
   *     rooms then
   */
  public boolean remove(String playerId) {
    if (players.find(playerId).isEmpty()) {
      return false;
    }
    leaveAll(playerId);
    try {
      return players.forget(playerId);
    } finally {
      // Also if the note is not durable yet: the token is void, and nobody can ask again.
      committed.publish(new PlayerGone(playerId));
      // A request that was under way may have taken a place since.
      leaveAll(playerId);
    }
  }

  private void leaveAll(String playerId) {
    List<Committing<Outcome>> leaving =
        index.roomsOf(playerId).stream()
            .map(Room::code)
            .flatMap(code -> leave(playerId, code).stream())
            .toList();
    leaving.forEach(Committing::await);
  }

  private Optional<Committing<Outcome>> leave(String playerId, String code) {
    Command command = new Command.LeaveSeat(playerId);
    return rooms.begin(code, command, clock.instant(), Optional.empty());
  }
}

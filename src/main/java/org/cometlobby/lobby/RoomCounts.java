package org.cometlobby.lobby;

import java.util.Map;
import org.cometlobby.lobby.room.Phase;

/**
 * The numbers of a lobby at one moment.
 *
 * @param byPhase the number of rooms in each phase that has some
 * @param players players with a seat, each counted once
 */
public record RoomCounts(Map<Phase, Integer> byPhase, int players) {

  public RoomCounts {
    byPhase = Map.copyOf(byPhase);
  }

  /** Returns the number of all rooms. */
  public int rooms() {
    return byPhase.values().stream().mapToInt(Integer::intValue).sum();
  }
}

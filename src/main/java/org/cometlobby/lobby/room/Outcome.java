package org.cometlobby.lobby.room;

import java.util.List;

/** What came of a command. */
public sealed interface Outcome {

  /**
   * It was done.
   *
   * @param changes what happened, in order; empty when all was already so
   * @param room the room after them
   */
  record Accepted(List<RoomChange> changes, Room room) implements Outcome {

    public Accepted {
      changes = List.copyOf(changes);
    }
  }

  /** It was not done, and nothing has changed. */
  record Refused(Refusal refusal) implements Outcome {}
}

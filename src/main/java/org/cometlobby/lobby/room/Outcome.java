package org.cometlobby.lobby.room;

import java.util.List;

/** The outcome of a command. */
public sealed interface Outcome {

  /**
   * The room's acceptance of the command.
   *
   * @param changes the events in order; empty when the command changed nothing
   * @param room the room after the events
   */
  record Accepted(List<RoomChange> changes, Room room) implements Outcome {

    public Accepted {
      changes = List.copyOf(changes);
    }
  }

  /** The room's refusal of the command, without a change. */
  record Refused(Refusal refusal) implements Outcome {}
}

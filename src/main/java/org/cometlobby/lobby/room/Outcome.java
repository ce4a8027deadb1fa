package org.cometlobby.lobby.room;

import java.util.List;

/** The outcome of a command. */
public sealed interface Outcome {

  /**
   * The room's acceptance of the command.
   *
   * @param changes the events in order; empty when there is nothing to tell
   * @param room the room after the command. Without an event it is the room before, or differs from
   *     it in something that no client is told, with the same version: a player who was awaited
   *     after a restart has come back. A store keeps that room, too.
   */
  record Accepted(List<RoomChange> changes, Room room) implements Outcome {

    public Accepted {
      changes = List.copyOf(changes);
    }
  }

  /** The room's refusal of the command, without a change. */
  record Refused(Refusal refusal) implements Outcome {}
}

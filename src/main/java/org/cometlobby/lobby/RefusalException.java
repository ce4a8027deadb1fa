package org.cometlobby.lobby;

import org.cometlobby.lobby.room.Refusal;
import org.cometlobby.lobby.room.Room;

/** A room's refusal of a command, without a change. */
public final class RefusalException extends RuntimeException {

  private final Refusal refusal;

  /**
   * @param code the room's code, or the text given as a code
   */
  public RefusalException(Refusal refusal, String code) {
    super(message(refusal, code));
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }

  private static String message(Refusal refusal, String code) {
    return switch (refusal) {
      // The code is not repeated: it is unchecked user input.
      case NO_SUCH_ROOM -> "There is no room with this code; it may have closed";
      case FULL -> "Every seat of room " + code + " is taken";
      case STARTED -> "Room " + code + " has already started";
      case CLOSED -> "Room " + code + " is closed";
      case NOT_MEMBER -> "Only a member of room " + code + " may do this";
      case SPECTATOR -> "Room " + code + " takes no such message from its spectators";
      case NOT_HOST -> "Only the host of room " + code + " may do this";
      case BANNED -> "The host of room " + code + " has banned you";
      case NO_SUCH_PLAYER -> "No player in room " + code + " has this id";
      case NO_SUCH_TEAM -> "is one of the teams that the room's metadata names";
      case YOURSELF -> "Leave room " + code + " with DELETE …/seats/me instead";
      case NO_MATCH -> "Room " + code + " does not fit the wish";
      case TOO_MANY_SCHEDULED ->
          "Room "
              + code
              + " keeps at most "
              + Room.MAX_SCHEDULED
              + " scheduled messages, "
              + Room.MAX_SCHEDULED_BY_ONE
              + " of one member";
      case NOT_STARTED -> "Room " + code + " has not started yet; its stream says when it does";
      case TOO_FEW -> "Room " + code + " has fewer players than it needs to start";
    };
  }
}

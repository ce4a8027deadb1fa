package org.cometlobby.lobby;

import org.cometlobby.lobby.room.Refusal;
import org.cometlobby.lobby.room.Room;

/** A room did not do what was wanted; nothing has changed. */
public final class RefusalException extends RuntimeException {

  private final Refusal refusal;

  /**
   * @param code the room's, or what was given as one
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
      // The code is not repeated: nobody has checked what it contains.
      case NO_SUCH_ROOM -> "There is no room with this code; it may have closed";
      case FULL -> "Every seat of room " + code + " is taken";
      case STARTED -> "Room " + code + " has already started";
      case CLOSED -> "Room " + code + " is closed";
      case NOT_MEMBER -> "Only who has a seat in room " + code + " may do this";
      case NOT_HOST -> "Only the host of room " + code + " may do this";
      case BANNED -> "The host of room " + code + " has sent you away for good";
      case NO_SUCH_PLAYER -> "Nobody in room " + code + " has this id";
      case YOURSELF -> "Leave room " + code + " with DELETE …/seats/me instead";
      case NO_MATCH -> "Room " + code + " is not what was wished for";
      case TOO_MANY_SCHEDULED ->
          "In room " + code + " already " + Room.MAX_SCHEDULED + " messages wait for their time";
      case NOT_STARTED -> "Room " + code + " has not started yet; its stream says when it does";
      case TOO_FEW -> "Room " + code + " still waits for as many players as it needs";
    };
  }
}

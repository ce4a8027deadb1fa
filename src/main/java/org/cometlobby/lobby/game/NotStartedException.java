package org.cometlobby.lobby.game;

/** There are no tickets before the start. */
public final class NotStartedException extends RuntimeException {

  /**
   * @param code the room's
   */
  public NotStartedException(String code) {
    super("Room " + code + " has not started yet; its stream says when it does");
  }
}

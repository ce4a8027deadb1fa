package org.cometlobby.lobby;

import org.cometlobby.lobby.room.NewRoom;

/** A wish for a room that its game can't be played in. */
public final class UnfitForGameException extends RuntimeException {

  private final String field;

  /**
   * @param field the component of {@link NewRoom} that is wrong
   * @param wanted what it has to be, to be read after its name
   */
  public UnfitForGameException(String field, String wanted) {
    super(wanted);
    this.field = field;
  }

  public String field() {
    return field;
  }

  /** What the field has to be, to be read after its name. */
  public String wanted() {
    return String.valueOf(getMessage());
  }
}

package org.cometlobby.lobby;

import org.cometlobby.lobby.room.CodePoints;
import org.cometlobby.lobby.room.UserText;

/**
 * A request for a new player.
 *
 * @param name one line of visible text, cleaned by {@link UserText#line}
 */
public record NewPlayer(@CodePoints(min = 1, max = NewPlayer.MAX_NAME) String name) {

  /** The longest name, in code points. */
  public static final int MAX_NAME = 32;

  public NewPlayer {
    name = UserText.line(name);
  }
}

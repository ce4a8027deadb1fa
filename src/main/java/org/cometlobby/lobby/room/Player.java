package org.cometlobby.lobby.room;

import java.security.Principal;
import org.cometlobby.lobby.NewPlayer;

/**
 * Who plays: a name, which need not be unique, and an id, which is and which everybody may know.
 *
 * @param id 16 lower-case letters and digits
 * @param name as {@link UserText#line} leaves it, 1 to {@value NewPlayer#MAX_NAME} code points
 */
public record Player(String id, String name) implements Principal {

  @Override
  public String getName() {
    return name;
  }
}

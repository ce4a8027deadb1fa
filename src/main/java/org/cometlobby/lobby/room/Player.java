package org.cometlobby.lobby.room;

import java.security.Principal;

/**
 * A player: a name, which need not be unique, and an id, which is unique and public.
 *
 * @param id 16 lower-case letters and digits
 * @param name cleaned by {@link UserText#line}, of a bounded length
 */
public record Player(String id, String name) implements Principal {

  /** Returns the id: whoever knows only the principal must not mistake one player for another. */
  @Override
  public String getName() {
    return id;
  }
}

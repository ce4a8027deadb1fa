package org.cometlobby.lobby;

import java.util.Optional;
import org.cometlobby.lobby.room.RoomChange;

/** The maker of notices, which a store commits together with the changes they are about. */
public interface NoticeMaker {

  /** Returns the notice of a change; empty if no server is told of it. Doesn't block. */
  Optional<PendingNotice> of(RoomChange change);
}

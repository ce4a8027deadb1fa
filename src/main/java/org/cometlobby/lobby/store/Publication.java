package org.cometlobby.lobby.store;

import java.util.function.BooleanSupplier;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.room.RoomChange;

/** The receiver of what a store has committed. */
interface Publication {

  /** Publishes a change, in the order of commits for each room. */
  void change(RoomChange change);

  /** Publishes a notice that was committed with a change. */
  void notice(PendingNotice notice);

  /** Tries again, after a moment and until it has succeeded. */
  void later(BooleanSupplier attempt);
}

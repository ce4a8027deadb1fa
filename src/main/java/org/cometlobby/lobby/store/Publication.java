package org.cometlobby.lobby.store;

import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.room.RoomChange;

/** The receiver of what a store has committed. */
interface Publication {

  /** Publishes a change, in the order of commits for each room. */
  void change(RoomChange change);

  /** Publishes a notice that was committed with a change. */
  void notice(PendingNotice notice);

  /** Runs a task soon, on another thread than the caller's. */
  void soon(Runnable task);
}

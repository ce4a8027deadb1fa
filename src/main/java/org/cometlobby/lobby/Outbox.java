package org.cometlobby.lobby;

import java.util.List;

/**
 * The notices that are not yet delivered. A notice is committed together with the change it is
 * about, and fired as a CDI event {@link PendingNotice} once, after that commit, on the node that
 * committed it.
 */
public interface Outbox {

  /**
   * Returns the notices that an earlier process left, oldest first: to be delivered at the start.
   */
  List<PendingNotice> leftOver();

  /** Removes a notice that was delivered or given up. Does nothing for an unknown id. */
  void remove(String id);
}

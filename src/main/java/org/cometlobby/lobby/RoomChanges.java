package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.cometlobby.lobby.room.RoomChange;

/** The publisher of committed changes, as CDI events. */
@ApplicationScoped
public class RoomChanges {

  private static final Logger LOG = System.getLogger(RoomChanges.class.getName());

  @Inject Event<RoomChange> events;

  /**
   * Fires a change to all observers before it returns. An observer's failure is logged and not
   * thrown: the change is committed, so its command has not failed.
   */
  public void publish(RoomChange change) {
    try {
      events.fire(change);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, () -> "An observer failed on " + change.event(), e);
    }
  }
}

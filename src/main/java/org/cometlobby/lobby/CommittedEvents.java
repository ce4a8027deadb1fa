package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.cometlobby.lobby.room.RoomChange;

/**
 * The publisher of committed changes and of the ends of players, as CDI events. An observer's
 * failure is logged and not thrown: it takes nothing back, so the request has not failed. It keeps
 * the event from the observers after it, so those of the lobby come before those of an application.
 */
@ApplicationScoped
public class CommittedEvents {

  private static final Logger LOG = System.getLogger(CommittedEvents.class.getName());

  @Inject Event<RoomChange> changes;
  @Inject Event<PendingNotice> notices;
  @Inject Event<PlayerGone> gone;

  /** Fires a change to all observers before it returns. */
  public void publish(RoomChange change) {
    fire(changes, change);
  }

  /** Fires a notice that was committed with a change. */
  public void publish(PendingNotice notice) {
    fire(notices, notice);
  }

  /** Fires the end of a player to all observers before it returns. */
  public void publish(PlayerGone player) {
    fire(gone, player);
  }

  private static <T> void fire(Event<T> event, T payload) {
    try {
      event.fire(payload);
    } catch (Throwable t) {
      // An Error, too: the room's later changes must be published.
      LOG.log(Level.ERROR, () -> "An observer failed on " + payload, t);
    }
  }
}

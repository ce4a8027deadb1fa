package org.cometlobby.lobby.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.cometlobby.lobby.NoticeMaker;
import org.cometlobby.lobby.Outbox;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.room.RoomChange;

/** An outbox that keeps no notice beyond the process. */
@ApplicationScoped
public class MemoryOutbox implements Outbox {

  @Inject NoticeMaker maker;
  @Inject Event<PendingNotice> notices;

  void pass(@Observes RoomChange change) {
    maker.of(change).ifPresent(notices::fire);
  }

  @Override
  public List<PendingNotice> leftOver() {
    return List.of();
  }

  @Override
  public void remove(String id) {}
}

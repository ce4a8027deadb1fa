package org.cometlobby.lobby.wire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.EventForm;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.multipart.Part;

/** The events of a room's stream as JSON. */
@ApplicationScoped
public class WireEventForm implements EventForm {

  // Expensive to create (milliseconds) and thread-safe: one per deployment.
  private static final Jsonb JSONB = JsonbBuilder.create();

  @Inject InstantSource clock;

  @Override
  public Entry entry(RoomChange change, String mark) {
    // No reader gets the opening: a stream begins with a snapshot, and goes on after it.
    EventJson event =
        change.event() instanceof LobbyEvent.Created
            ? new EventJson("created", new EventJson.Bare(change.number()))
            : EventJson.of(change, clock);
    return Entry.of(change.number(), mark, event.name(), Part.json(JSONB.toJson(event.data())));
  }

  @Override
  public Supplier<?> snapshot(Room room) {
    return () -> RoomJson.of(room);
  }
}

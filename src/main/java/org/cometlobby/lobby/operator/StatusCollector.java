package org.cometlobby.lobby.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cometlobby.comet.CometStatistics;
import org.cometlobby.lobby.RoomStore;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Seat;

/** The collector of the lobby's status. */
@ApplicationScoped
public class StatusCollector {

  @Inject Startup start;
  @Inject RoomStore rooms;
  @Inject InstantSource clock;
  @Inject Provider<CometStatistics> statistics;

  /** Returns the status at this moment. */
  OperatorStatus status() {
    List<Room> all = rooms.all();
    Map<String, Long> byPhase =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    room -> room.phase().name().toLowerCase(Locale.ROOT),
                    TreeMap::new,
                    Collectors.counting()));
    long players =
        all.stream().flatMap(room -> room.seats().stream()).map(Seat::playerId).distinct().count();
    CometStatistics streams = statistics.get();
    return new OperatorStatus(
        start.version(),
        start.startedAt().toString(),
        clock.millis() - start.startedAt().toEpochMilli(),
        streams.draining(),
        all.size(),
        byPhase,
        players,
        new TreeMap<>(streams.openStreams()),
        streams.waiting(),
        streams.deepestQueue(),
        streams.deliveries(),
        streams.cutOffs());
  }
}

package org.cometlobby.lobby.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cometlobby.comet.CometStatistics;
import org.cometlobby.lobby.LobbyTimer;
import org.cometlobby.lobby.RoomCounts;
import org.cometlobby.lobby.RoomIndex;

/** The collector of the lobby's status. */
@ApplicationScoped
public class StatusCollector {

  @Inject Startup start;
  @Inject RoomIndex index;
  @Inject LobbyTimer timer;
  @Inject InstantSource clock;
  @Inject Provider<CometStatistics> statistics;

  /** Returns the status at this moment. */
  OperatorStatus status() {
    RoomCounts rooms = index.counts();
    Map<String, Long> byPhase = new TreeMap<>();
    rooms
        .byPhase()
        .forEach(
            (phase, count) -> byPhase.put(phase.name().toLowerCase(Locale.ROOT), (long) count));
    CometStatistics streams = statistics.get();
    return new OperatorStatus(
        start.version(),
        start.startedAt().toString(),
        clock.millis() - start.startedAt().toEpochMilli(),
        streams.draining(),
        rooms.rooms(),
        byPhase,
        rooms.players(),
        new TreeMap<>(streams.openStreams()),
        streams.waiting(),
        streams.deepestQueue(),
        streams.deliveries(),
        streams.cutOffs(),
        timer.overdue(),
        timer.lateTicks());
  }
}

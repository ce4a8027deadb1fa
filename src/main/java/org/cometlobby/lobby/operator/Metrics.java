package org.cometlobby.lobby.operator;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;

/**
 * A status in Prometheus' model. All metrics of one scrape come from one status, so that the
 * numbers agree; no registry with its own life cycle is needed.
 */
final class Metrics {

  private Metrics() {}

  static MetricSnapshots of(OperatorStatus status) {
    return MetricSnapshots.of(
        info("lobby", "Which Comet Lobby this is", Labels.of("version", status.version())),
        gauge("lobby_uptime_seconds", "Since the start", status.uptimeMillis() / 1e3),
        gauge("lobby_draining", "1 while the lobby stops", status.draining() ? 1 : 0),
        gauges("lobby_rooms", "Rooms by phase", "phase", status.roomsByPhase()),
        gauge("lobby_players", "Players who have a seat", (double) status.players()),
        gauges("lobby_streams", "Open streams by framing", "framing", status.streams()),
        gauge(
            "lobby_entries_waiting",
            "Entries that wait for all clients",
            (double) status.waiting()),
        gauge(
            "lobby_deepest_queue",
            "Entries that wait for the slowest client",
            (double) status.deepestQueue()),
        counter("lobby_deliveries", "Entries written, for each client", status.deliveries()),
        counter("lobby_cut_offs", "Streams ended since the client was too slow", status.cutOffs()),
        gauge(
            "lobby_rooms_overdue",
            "Rooms in which something has been due for more than 5 s",
            status.roomsOverdue()),
        counter(
            "lobby_late_ticks",
            "What came more than 5 s after it was due in a room",
            status.lateTicks()));
  }

  private static InfoSnapshot info(String name, String help, Labels labels) {
    return InfoSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(InfoDataPointSnapshot.builder().labels(labels).build())
        .build();
  }

  private static GaugeSnapshot gauge(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }

  private static GaugeSnapshot gauges(
      String name, String help, String label, Map<String, ? extends Number> values) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
    values.forEach(
        (key, value) ->
            gauge.dataPoint(
                GaugeDataPointSnapshot.builder()
                    .labels(Labels.of(label, key))
                    .value(value.doubleValue())
                    .build()));
    return gauge.build();
  }

  private static CounterSnapshot counter(String name, String help, long value) {
    return CounterSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(CounterDataPointSnapshot.builder().value((double) value).build())
        .build();
  }
}

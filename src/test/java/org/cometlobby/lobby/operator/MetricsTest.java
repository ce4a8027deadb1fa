package org.cometlobby.lobby.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private static List<String> lines(OperatorStatus status) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(bytes, Metrics.of(status));
    return bytes.toString(UTF_8).lines().filter(line -> !line.startsWith("#")).toList();
  }

  @Test
  void everyNumberOfTheStatusIsAMetric() throws IOException {
    OperatorStatus status =
        new OperatorStatus(
            "1.2",
            "2026-01-01T00:00:00Z",
            4_500,
            true,
            5,
            Map.of("waiting", 3L, "started", 2L),
            7,
            Map.of("sse", 11, "poll", 1),
            13,
            6,
            17,
            2,
            4,
            9);
    assertThat(lines(status))
        .containsExactlyInAnyOrder(
            "lobby_info{version=\"1.2\"} 1",
            "lobby_uptime_seconds 4.5",
            "lobby_draining 1.0",
            "lobby_rooms{phase=\"started\"} 2.0",
            "lobby_rooms{phase=\"waiting\"} 3.0",
            "lobby_players 7.0",
            "lobby_streams{framing=\"poll\"} 1.0",
            "lobby_streams{framing=\"sse\"} 11.0",
            "lobby_entries_waiting 13.0",
            "lobby_deepest_queue 6.0",
            "lobby_deliveries_total 17.0",
            "lobby_cut_offs_total 2.0",
            "lobby_rooms_overdue 4.0",
            "lobby_late_ticks_total 9.0");
  }

  @Test
  void anEmptyLobbyHasMetricsToo() throws IOException {
    OperatorStatus status =
        new OperatorStatus("1.2", "", 0, false, 0, Map.of(), 0, Map.of(), 0, 0, 0, 0, 0, 0);
    assertThat(lines(status)).contains("lobby_players 0.0", "lobby_draining 0.0");
  }
}

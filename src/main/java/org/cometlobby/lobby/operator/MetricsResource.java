package org.cometlobby.lobby.operator;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The metrics of the lobby, for an operator's monitoring. */
@Path("/metrics")
@ApplicationScoped
public class MetricsResource {

  @Inject StatusCollector collector;

  /** Returns the status in Prometheus' text format. */
  @GET
  public Response metrics() {
    PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_048);
    try {
      writer.write(bytes, Metrics.of(collector.status()));
    } catch (IOException e) {
      throw new IllegalStateException("Bytes in memory can't be written", e);
    }
    return Response.ok(bytes.toByteArray()).type(writer.getContentType()).build();
  }
}

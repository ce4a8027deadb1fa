package org.cometlobby.lobby.operator;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** What operators show to their monitoring. */
@Path("/metrics")
@RequestScoped
public class MetricsResource {

  @Inject Operators operators;
  @Inject StatusCollector collector;

  /** The status in Prometheus' text format. */
  @GET
  public Response metrics(@Context HttpHeaders headers) {
    return operators.refusal(headers).orElseGet(this::text);
  }

  private Response text() {
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

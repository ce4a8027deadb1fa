package org.cometlobby.lobby.web;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** What operators see, and show to their monitoring. */
@Path("/")
@RequestScoped
public class OperatorsResource {

  @Inject Operators operators;
  @Inject Operations operations;

  /** The client's address, and whether it uses TLS. */
  public record Client(String address, boolean secure) {}

  /** The lobby at this moment, as JSON: an {@link OperatorStatus}. */
  @GET
  @Path("status")
  @Produces(MediaType.APPLICATION_JSON)
  public Response status(@Context HttpHeaders headers) {
    return operators.refusal(headers).orElseGet(() -> Response.ok(operations.status()).build());
  }

  /** Who asks, as the lobby sees it: whether proxies are set up well. */
  @GET
  @Path("status/client")
  @Produces(MediaType.APPLICATION_JSON)
  public Response client(@Context HttpHeaders headers, @Context HttpServletRequest request) {
    return operators
        .refusal(headers)
        .orElseGet(
            () -> Response.ok(new Client(request.getRemoteAddr(), request.isSecure())).build());
  }

  /** The status for Prometheus, in its text format. */
  @GET
  @Path("metrics")
  public Response metrics(@Context HttpHeaders headers) {
    return operators.refusal(headers).orElseGet(this::text);
  }

  private Response text() {
    PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_048);
    try {
      writer.write(bytes, Metrics.of(operations.status()));
    } catch (IOException e) {
      throw new IllegalStateException("Bytes in memory can't be written", e);
    }
    return Response.ok(bytes.toByteArray()).type(writer.getContentType()).build();
  }
}

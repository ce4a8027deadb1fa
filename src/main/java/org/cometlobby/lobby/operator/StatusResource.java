package org.cometlobby.lobby.operator;

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

/** What operators see. */
@Path("/status")
@RequestScoped
public class StatusResource {

  @Inject Operators operators;
  @Inject StatusCollector collector;

  /** The client's address, and whether it uses TLS. */
  public record Client(String address, boolean secure) {}

  /** The lobby at this moment, as JSON: an {@link OperatorStatus}. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response status(@Context HttpHeaders headers) {
    return operators.refusal(headers).orElseGet(() -> Response.ok(collector.status()).build());
  }

  /** Who asks, as the lobby sees it: whether proxies are set up well. */
  @GET
  @Path("client")
  @Produces(MediaType.APPLICATION_JSON)
  public Response client(@Context HttpHeaders headers, @Context HttpServletRequest request) {
    return operators
        .refusal(headers)
        .orElseGet(
            () -> Response.ok(new Client(request.getRemoteAddr(), request.isSecure())).build());
  }
}

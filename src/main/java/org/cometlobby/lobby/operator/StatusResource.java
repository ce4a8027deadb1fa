package org.cometlobby.lobby.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** The status of the lobby, for operators. */
@Path("/status")
@ApplicationScoped
public class StatusResource {

  @Inject StatusCollector collector;

  /** The client's address, and whether it uses TLS. */
  public record Client(String address, boolean secure) {}

  /** Returns the lobby at this moment. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public OperatorStatus status() {
    return collector.status();
  }

  /** Returns the client as the lobby sees it, which shows whether proxies are set up well. */
  @GET
  @Path("client")
  @Produces(MediaType.APPLICATION_JSON)
  public Client client(@Context HttpServletRequest request) {
    return new Client(request.getRemoteAddr(), request.isSecure());
  }
}

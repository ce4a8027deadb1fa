package org.cometlobby.lobby.operator;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.cometlobby.lobby.api.ProblemMapper;
import org.cometlobby.lobby.http.Problem;

/**
 * What whoever runs the lobby asks every few seconds. Open to everybody: it says yes or no, and
 * which of the few reasons for a no.
 */
@Path("/health")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

  @Inject Health health;

  /** A state that is fine. */
  public record Healthy(String status) {}

  /** 503 when nothing but a restart helps. A lobby that drains is alive. */
  @GET
  @Path("live")
  public Response live() {
    return answer("live", health.whyNotAlive());
  }

  /** 503 when no requests shall be sent here: while it drains, or when it can't serve them. */
  @GET
  @Path("ready")
  public Response ready() {
    return answer("ready", health.whyNotReady());
  }

  private static Response answer(String status, Optional<Problem> problem) {
    return problem
        .map(ProblemMapper::response)
        .orElseGet(() -> Response.ok(new Healthy(status)))
        .build();
  }
}

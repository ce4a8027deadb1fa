package org.cometlobby.lobby.operator;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.cometlobby.lobby.http.Problem;
import org.cometlobby.lobby.http.ProblemException;

/**
 * The health of the lobby, for the platform that runs it and asks every few seconds. Open to every
 * client: an answer tells only whether the lobby is healthy, or one of a few reasons.
 */
@Path("/health")
@ApplicationScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

  @Inject Health health;

  /** The answer of a healthy lobby. */
  public record Healthy(String status) {}

  /** Answers 503 when only a restart helps. A draining lobby is alive. */
  @GET
  @Path("live")
  public Healthy live() {
    return answer("live", health.whyNotAlive());
  }

  /** Answers 503 while the lobby drains, and when it can't serve requests. */
  @GET
  @Path("ready")
  public Healthy ready() {
    return answer("ready", health.whyNotReady());
  }

  private static Healthy answer(String status, Optional<Problem> problem) {
    problem.ifPresent(
        found -> {
          throw new ProblemException(found);
        });
    return new Healthy(status);
  }
}

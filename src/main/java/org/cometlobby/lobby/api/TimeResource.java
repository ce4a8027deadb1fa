package org.cometlobby.lobby.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;

/** The lobby's clock, from which a client works out how wrong its own is. */
@Path("/time")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TimeResource {

  @Inject InstantSource clock;

  /** The time by which rooms start. */
  public record Time(String now) {}

  /** What time it is, to the millisecond. */
  @GET
  public Time now() {
    return new Time(clock.instant().toString());
  }
}

package org.cometlobby.lobby.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;

/** The lobby's clock, by which a client corrects its own. */
@Path("/time")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TimeResource {

  @Inject InstantSource clock;

  /** The lobby's time, by which rooms start. */
  public record Time(String now) {}

  /** Returns the time, to the millisecond. */
  @GET
  public Time now() {
    return new Time(clock.instant().toString());
  }
}

package org.cometlobby.lobby.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.cometlobby.lobby.game.Tickets;

/** The public keys that verify tickets. */
@Path("/jwks.json")
@ApplicationScoped
public class KeysResource {

  @Inject Tickets tickets;

  /** Returns a JWK set. It may be cached for a minute: a new key is in it long before it signs. */
  @GET
  @Produces({"application/jwk-set+json", MediaType.APPLICATION_JSON})
  public Response keys() {
    return Response.ok(tickets.keySet())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
        .build();
  }
}

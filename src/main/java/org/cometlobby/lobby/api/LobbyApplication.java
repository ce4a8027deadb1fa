package org.cometlobby.lobby.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The REST API, everything under {@code /api}. */
@ApplicationPath("/api")
public class LobbyApplication extends Application {

  /**
   * Returns a property of Jersey. Without this property, Jersey adds a resource of its own,
   * application.wadl.
   */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}

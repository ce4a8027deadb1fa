package org.cometlobby.lobby.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.cometlobby.settings.SettingsReader;

/** Gives {@link CorsFilter} its setting. */
@ApplicationScoped
public class CorsConfiguration {

  private static final Logger LOG = System.getLogger(CorsConfiguration.class.getName());

  @Produces
  @Singleton
  AllowedOrigins allowed() {
    return AllowedOrigins.read(SettingsReader.ofSystem());
  }

  /** Has it read as the application starts: a filter's failing init() stops no server. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object event, AllowedOrigins allowed) {
    LOG.log(Level.DEBUG, () -> "Other origins that may use the lobby: " + allowed.origins());
  }
}

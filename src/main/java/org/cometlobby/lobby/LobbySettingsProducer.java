package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.cometlobby.settings.SettingsReader;

/** The producer of the lobby's settings. */
@ApplicationScoped
public class LobbySettingsProducer {

  private static final Logger LOG = System.getLogger(LobbySettingsProducer.class.getName());

  @Produces
  @Singleton
  LobbySettings settings() {
    return LobbySettings.read(SettingsReader.ofSystem());
  }

  @Produces
  @Singleton
  LobbyLimits limits() {
    return new LobbyLimits(LimitSettings.read(SettingsReader.ofSystem()), System::nanoTime);
  }

  /**
   * Reads all settings as the application starts.
   *
   * @throws IllegalArgumentException for a wrong value, naming the setting
   */
  void start(
      @Observes @Initialized(ApplicationScoped.class) Object application,
      LobbySettings settings,
      LobbyLimits limits) {
    LOG.log(Level.DEBUG, () -> "The lobby starts with " + settings + " and " + limits.settings());
  }
}

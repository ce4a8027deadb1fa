package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.cometlobby.settings.SettingsReader;

/** Gives the lobby its settings. */
@ApplicationScoped
public class LobbyConfiguration {

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
}

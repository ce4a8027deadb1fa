package org.cometlobby.lobby.http;

import java.time.Duration;
import org.cometlobby.settings.SettingsReader;

/**
 * The operator's settings of requests' bodies.
 *
 * @param timeout the time within which a whole body has to arrive
 */
record BodySettings(Duration timeout) {

  /**
   * Reads the setting.
   *
   * @throws IllegalArgumentException for a wrong value, naming the setting
   */
  static BodySettings read(SettingsReader reader) {
    return new BodySettings(
        reader.duration(
            "LOBBY_BODY_TIMEOUT",
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofMinutes(10)));
  }
}

package org.cometlobby.lobby.http;

import java.time.Duration;
import java.util.Optional;
import org.cometlobby.settings.SettingsReader;

/**
 * The operator's wish about HTTP Strict Transport Security (RFC 6797).
 *
 * @param maxAge for how long a browser that was here over TLS doesn't come without; empty if it may
 */
record TransportSecurity(Optional<Duration> maxAge) {

  /**
   * Reads the setting.
   *
   * @throws IllegalArgumentException for a wrong value, naming the setting
   */
  static TransportSecurity read(SettingsReader reader) {
    return new TransportSecurity(
        reader.durationOrOff(
            "LOBBY_HSTS", Duration.ofDays(365), Duration.ofSeconds(1), Duration.ofDays(3_650)));
  }

  /** Returns the header's value. Other hosts of the domain are none of the lobby's business. */
  Optional<String> header() {
    return maxAge.map(time -> "max-age=" + time.toSeconds());
  }
}

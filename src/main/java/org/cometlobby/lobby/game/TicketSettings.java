package org.cometlobby.lobby.game;

import java.time.Duration;
import org.cometlobby.settings.SettingsReader;

/**
 * The operator's settings of tickets.
 *
 * @param issuer the {@code iss} of every ticket
 * @param lifetime the time for which a ticket is valid
 * @param rotation the time after which another key signs
 */
record TicketSettings(String issuer, Duration lifetime, Duration rotation) {

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException for a wrong value, naming the setting
   */
  static TicketSettings read(SettingsReader reader) {
    return new TicketSettings(
        reader.text("LOBBY_TICKET_ISSUER").orElse("comet-lobby"),
        reader.duration(
            "LOBBY_TICKET_LIFETIME",
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            Duration.ofDays(1)),
        reader.duration(
            "LOBBY_TICKET_KEY_ROTATION",
            Duration.ofDays(30),
            Duration.ofHours(1),
            Duration.ofDays(3_650)));
  }
}

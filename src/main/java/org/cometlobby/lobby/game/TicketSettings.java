package org.cometlobby.lobby.game;

import java.time.Duration;
import org.cometlobby.settings.SettingsReader;

/**
 * What an operator may set of tickets.
 *
 * @param issuer who says so: the {@code iss} of every ticket
 * @param lifetime how long a ticket is valid
 * @param rotation after how long another key signs
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

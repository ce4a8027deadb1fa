package org.cometlobby.lobby.operator;

import java.util.Optional;
import org.cometlobby.settings.SettingsReader;

/**
 * The operator's own settings.
 *
 * @param token opens the operators' endpoints; without it they are closed
 */
record OperatorSettings(Optional<OperatorToken> token) {

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException for a wrong value, naming the setting
   */
  static OperatorSettings read(SettingsReader reader) {
    return new OperatorSettings(OperatorToken.read(reader));
  }
}

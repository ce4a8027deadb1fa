package org.cometlobby.lobby.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Optional;
import org.cometlobby.settings.SettingsReader;

/** The secret that operators send. Kept out of every text, and so out of every log. */
final class OperatorToken {

  static final String SETTING = "LOBBY_OPERATOR_TOKEN";

  // Visible ASCII, as a header can carry it; long enough not to be guessed.
  private static final String FORM = "[\\x21-\\x7e]{16,200}";

  private final byte[] secret;

  private OperatorToken(String secret) {
    this.secret = secret.getBytes(UTF_8);
  }

  /**
   * Reads the token; empty if the operator sets none.
   *
   * @throws IllegalArgumentException for a wrong token, naming the setting and not the value
   */
  static Optional<OperatorToken> read(SettingsReader reader) {
    Optional<String> text = reader.text(SETTING);
    if (text.isPresent() && !text.get().matches(FORM)) {
      throw new IllegalArgumentException(
          "The setting " + SETTING + " takes 16 to 200 visible ASCII characters without blanks");
    }
    return text.map(OperatorToken::new);
  }

  /** Compares in a time that doesn't depend on the difference. */
  boolean matches(String shown) {
    return MessageDigest.isEqual(secret, shown.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}

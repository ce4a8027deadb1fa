package org.cometlobby.lobby.game;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.cometlobby.lobby.Hmac;

/**
 * The signature by which a game's server recognises a request of the lobby, and a replayed one:
 * HMAC-SHA256 over the notice's id, the time of sending and the body, as <a
 * href="https://www.standardwebhooks.com/">Standard Webhooks</a> has it, for which there are
 * libraries; and for one more release the lobby's own, over the time and the body.
 */
final class Signature {

  /** The beginning of a secret whose rest is the key in base64. */
  static final String ENCODED = "whsec_";

  private Signature() {}

  /**
   * Returns the signature by Standard Webhooks, {@code v1,} and base64.
   *
   * @param secret bytes in base64 behind {@value #ENCODED}, or any text
   * @param timestamp seconds since 1970, in digits
   */
  static String standard(String secret, String id, String timestamp, String body) {
    byte[] signature = Hmac.sha256(key(secret), id + "." + timestamp + "." + body);
    return "v1," + Base64.getEncoder().encodeToString(signature);
  }

  /**
   * Returns the lobby's own signature with its version before it, {@code v1=} and 64 hexadecimal
   * digits.
   *
   * @param timestamp seconds since 1970, in digits
   */
  static String of(String secret, String timestamp, String body) {
    return "v1=" + HexFormat.of().formatHex(Hmac.sha256(secret, timestamp + "." + body));
  }

  /**
   * Returns the key of a secret.
   *
   * @throws IllegalArgumentException when what is behind {@value #ENCODED} is not base64
   */
  static byte[] key(String secret) {
    return secret.startsWith(ENCODED)
        ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
        : secret.getBytes(StandardCharsets.UTF_8);
  }
}

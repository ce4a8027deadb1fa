package org.cometlobby.lobby.game;

import java.util.HexFormat;
import org.cometlobby.lobby.Hmac;

/**
 * The signature by which a game's server recognises a request of the lobby, and a replayed one:
 * HMAC-SHA256 over the time of sending, a dot, and the body.
 */
final class Signature {

  private Signature() {}

  /**
   * Returns the signature with its version before it, {@code v1=} and 64 hexadecimal digits.
   *
   * @param timestamp seconds since 1970, in digits
   */
  static String of(String secret, String timestamp, String body) {
    return "v1=" + HexFormat.of().formatHex(Hmac.sha256(secret, timestamp + "." + body));
  }
}

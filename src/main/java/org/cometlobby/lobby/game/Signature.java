package org.cometlobby.lobby.game;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature by which a game's server recognises a request of the lobby, and a replayed one:
 * HMAC-SHA256 (RFC 2104) over the time of sending, a dot, and the body.
 */
final class Signature {

  private Signature() {}

  /**
   * Returns the signature with its version before it, {@code v1=} and 64 hexadecimal digits.
   *
   * @param timestamp seconds since 1970, in digits
   */
  static String of(String secret, String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signed = (timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
      return "v1=" + HexFormat.of().formatHex(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }
}

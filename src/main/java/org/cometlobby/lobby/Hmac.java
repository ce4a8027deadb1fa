package org.cometlobby.lobby;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104), which proves that a text comes from somebody who has the key. */
public final class Hmac {

  private static final String ALGORITHM = "HmacSHA256";

  private Hmac() {}

  /** Returns the code of a text, 32 bytes. Key and text are taken as UTF-8. */
  public static byte[] sha256(String key, String text) {
    return sha256(key.getBytes(StandardCharsets.UTF_8), text);
  }

  /** Returns the code of a text, 32 bytes. The text is taken as UTF-8. */
  public static byte[] sha256(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}

package org.cometlobby.lobby;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The id of a player's change, made from the player's id, the {@code Idempotency-Key} of the
 * request, and for a commit also the request itself: a repeated request has the same id. A key
 * names one change only for a minute, so an older commit of the same id is another change.
 *
 * @param text {@value #LENGTH} digits and lower-case letters
 */
public record CommitId(String text) {

  private static final int LENGTH = 16;

  /** Returns 82 bits of the SHA-256 hash of both. */
  public static CommitId of(String playerId, String key) {
    // The hash has 256 bits, far more than 16 digits of base 36, of which the last ones are taken.
    String digits = new BigInteger(1, sha256(playerId + " " + key)).toString(Character.MAX_RADIX);
    String padded = "0".repeat(LENGTH) + digits;
    return new CommitId(padded.substring(padded.length() - LENGTH));
  }

  /**
   * Returns the id of a commit. A store that outlives {@link IdempotencyCache} so takes no other
   * request with the same key for a repeated one.
   *
   * @param request the same for equal requests
   */
  public static CommitId of(String playerId, String key, String request) {
    return of(playerId, key + " " + request);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}

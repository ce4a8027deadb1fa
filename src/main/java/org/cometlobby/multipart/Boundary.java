package org.cometlobby.multipart;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The boundary between the parts of one response. Letters and digits only, so that it needs no
 * quotes in a Content-Type: some parsers take quotes for a part of the boundary.
 *
 * @param token 24 to 70 letters and digits (RFC 2046 allows at most 70)
 */
public record Boundary(String token) {

  private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z]{24,70}");
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  // 32 of 62 characters are 190 bits: no body contains it by chance, and no player can guess it.
  private static final int LENGTH = 32;

  /**
   * @throws IllegalArgumentException when the token is not 24 to 70 letters and digits
   */
  public Boundary {
    if (!TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException(
          "A boundary is 24 to 70 letters and digits, this is not: " + Part.printable(token));
    }
  }

  /**
   * Returns a new boundary.
   *
   * @param random a source that no client can predict
   */
  public static Boundary random(RandomGenerator random) {
    StringBuilder token = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      token.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new Boundary(token.toString());
  }
}

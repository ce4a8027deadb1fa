package org.cometlobby.multipart;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * Writes parts as RFC 2046 section 5.1.1 says, in the shape that every parser we met accepts: no
 * preamble, CRLF only, Content-Length on every part. Pure and immutable.
 *
 * <p>A response is {@link #opening()}, then for each part {@link #encode(Part)} followed at once by
 * {@link #delimiter()}, and {@link #closing()} at the end. The delimiter goes out with the part
 * that it ends, not with the next one: browsers show a part when they have seen its delimiter.
 *
 * <p>What {@link #encode(Part)} gives is the same for every boundary, so that a thousand
 * subscribers share it.
 */
public final class MultipartEncoder {

  private static final byte[] CRLF = {'\r', '\n'};

  // All that is kept for a response: CRLF, dashes, token, CRLF. The rest is cut from it.
  private final byte[] delimiter;

  public MultipartEncoder(Boundary boundary) {
    delimiter = ("\r\n--" + boundary.token() + "\r\n").getBytes(US_ASCII);
  }

  /** The first bytes of a response. */
  public byte[] opening() {
    return Arrays.copyOfRange(delimiter, CRLF.length, delimiter.length);
  }

  /** What ends a part. The same array every time, not to be changed. */
  public byte[] delimiter() {
    return delimiter;
  }

  public String token() {
    return new String(delimiter, 4, delimiter.length - 6, US_ASCII);
  }

  /**
   * The last bytes of a response. No CRLF before them: they follow a delimiter's own. With one
   * more, Chromium would take the nothing in between for an image and show it.
   */
  public byte[] closing() {
    byte[] closing = opening();
    closing[closing.length - 2] = '-';
    closing[closing.length - 1] = '-';
    return closing;
  }

  /** Header block, blank line and body of a part, without a delimiter. */
  public static byte[] encode(Part part) {
    StringBuilder head = new StringBuilder(128);
    part.headers().forEach((name, value) -> append(head, name, value));
    append(head, "Content-Length", Integer.toString(part.length()));
    return concat(head.toString().getBytes(US_ASCII), CRLF, part.bytes());
  }

  /**
   * The header block of a part whose body is not known yet. Blink shows a part only when it has
   * read the header block of the next one.
   */
  public static byte[] headOfNext(String contentType) {
    StringBuilder head = new StringBuilder();
    append(head, "Content-Type", contentType);
    return concat(head.toString().getBytes(US_ASCII), CRLF);
  }

  /** Byte arrays one after the other, as one. */
  public static byte[] concat(byte[]... pieces) {
    int length = 0;
    for (byte[] piece : pieces) {
      length += piece.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    return all;
  }

  private static void append(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }
}

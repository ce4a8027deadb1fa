package org.cometlobby.multipart;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * The encoder of multipart bodies (RFC 2046 section 5.1.1), in the form that every parser we tried
 * accepts: no preamble, CRLF only, Content-Length on every part. Pure and immutable.
 *
 * <p>A response is {@link #opening()}, then for each part {@link #encode(Part)} followed at once by
 * {@link #delimiter()}, and {@link #closing()} at the end. The delimiter is sent with the part that
 * it ends, not with the next one: browsers display a part when they have read its delimiter.
 *
 * <p>The bytes of {@link #encode(Part)} are the same for every boundary, so that a thousand
 * subscribers share them.
 */
public final class MultipartEncoder {

  private static final byte[] CRLF = {'\r', '\n'};

  // The only bytes kept per response: CRLF, dashes, token, CRLF. The others are cut from them.
  private final byte[] delimiter;

  public MultipartEncoder(Boundary boundary) {
    delimiter = ("\r\n--" + boundary.token() + "\r\n").getBytes(US_ASCII);
  }

  /** Returns the first bytes of a response. */
  public byte[] opening() {
    return Arrays.copyOfRange(delimiter, CRLF.length, delimiter.length);
  }

  /** Returns the delimiter that ends a part. The same array every time; don't change it. */
  public byte[] delimiter() {
    return delimiter;
  }

  public String token() {
    return new String(delimiter, 4, delimiter.length - 6, US_ASCII);
  }

  /**
   * Returns the last bytes of a response. They begin without a CRLF, because they follow the one of
   * a delimiter. With one more, Chromium would take the empty text in between for an image and show
   * it.
   */
  public byte[] closing() {
    byte[] closing = opening();
    closing[closing.length - 2] = '-';
    closing[closing.length - 1] = '-';
    return closing;
  }

  /** Returns header block, blank line and body of a part, without a delimiter. */
  public static byte[] encode(Part part) {
    StringBuilder head = new StringBuilder(128);
    part.headers().forEach((name, value) -> append(head, name, value));
    append(head, "Content-Length", Integer.toString(part.length()));
    return concat(head.toString().getBytes(US_ASCII), CRLF, part.bytes());
  }

  /**
   * Returns the header block of a part whose body is not known yet. Blink displays a part only when
   * it has read the header block of the next one.
   */
  public static byte[] headOfNext(String contentType) {
    StringBuilder head = new StringBuilder();
    append(head, "Content-Type", contentType);
    return concat(head.toString().getBytes(US_ASCII), CRLF);
  }

  /** Returns one array with the bytes of several. */
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

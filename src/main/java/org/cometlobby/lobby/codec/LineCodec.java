package org.cometlobby.lobby.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.zip.CRC32C;

/**
 * The form of a line: the CRC32C of the JSON as 8 hexadecimal digits, a space, JSON in UTF-8, and a
 * line feed. Members that a later version adds are ignored.
 */
public final class LineCodec {

  /** The format that this version writes, and the highest that it reads. */
  public static final int FORMAT = 1;

  /** The length of the CRC and the space. */
  private static final int CRC = 9;

  private LineCodec() {}

  /** Returns a whole line, with the line feed. */
  public static byte[] encode(Line line) {
    return framed(escapeLoneSurrogates(json(line).build().toString()).getBytes(UTF_8));
  }

  /**
   * Reads a line.
   *
   * @param line without the line feed
   * @throws BrokenLineException for any other bytes than {@link #encode} makes
   */
  public static Line decode(byte[] line) throws BrokenLineException {
    if (line.length < CRC || line[CRC - 1] != ' ') {
      throw new BrokenLineException("It has no checksum");
    }
    if (crc(line, CRC, line.length - CRC) != number(line)) {
      throw new BrokenLineException("Its checksum is another one");
    }
    try {
      JsonObject json = PartJson.object(new String(line, CRC, line.length - CRC, UTF_8));
      return switch (json.getString("type")) {
        case "header" -> new Line.Header(json.getInt("format"));
        case "end" -> new Line.End(json.getJsonNumber("records").longValueExact());
        default -> RecordJson.record(json);
      };
    } catch (RuntimeException e) {
      // Of many types: no JSON, a missing or wrong member, an unknown type.
      throw new BrokenLineException("It is not a record", e);
    }
  }

  private static JsonObjectBuilder json(Line line) {
    if (line instanceof Line.Header header) {
      return PartJson.builder().add("type", "header").add("format", header.format());
    }
    if (line instanceof Line.End end) {
      return PartJson.builder().add("type", "end").add("records", end.records());
    }
    return RecordJson.json((LogRecord) line);
  }

  private static byte[] framed(byte[] json) {
    byte[] line = new byte[CRC + json.length + 1];
    String crc = Long.toHexString(1L << 32 | crc(json, 0, json.length)).substring(1);
    System.arraycopy(crc.getBytes(ISO_8859_1), 0, line, 0, CRC - 1);
    line[CRC - 1] = ' ';
    System.arraycopy(json, 0, line, CRC, json.length);
    line[line.length - 1] = '\n';
    return line;
  }

  private static long crc(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return crc.getValue();
  }

  /** Returns the number of the 8 digits at the begin of a line, or -1. */
  private static long number(byte[] line) {
    long number = 0;
    for (int i = 0; i < CRC - 1; i++) {
      int digit = Character.digit(line[i], 16);
      if (digit < 0) {
        return -1;
      }
      number = number << 4 | digit;
    }
    return number;
  }

  /**
   * Escapes surrogates without a partner, which JSON may contain but UTF-8 can't. All characters
   * beyond ASCII are in strings of the JSON, where an escape means the same.
   */
  private static String escapeLoneSurrogates(String json) {
    StringBuilder escaped = null;
    int copied = 0;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (i + 1 < json.length() && Character.isSurrogatePair(c, json.charAt(i + 1))) {
        i++;
        continue;
      }
      escaped = escaped == null ? new StringBuilder() : escaped;
      escaped.append(json, copied, i).append("\\u").append(Integer.toHexString(c));
      copied = i + 1;
    }
    return escaped == null ? json : escaped.append(json, copied, json.length()).toString();
  }
}

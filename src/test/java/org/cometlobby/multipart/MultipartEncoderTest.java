package org.cometlobby.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The encoder's output, byte for byte. */
class MultipartEncoderTest {

  private static final String TOKEN = "0123456789abcdefghijABCDEFGHIJ";

  private final MultipartEncoder encoder = new MultipartEncoder(new Boundary(TOKEN));

  @Test
  void aStreamOfTwoPartsHasExactlyTheseBytes() {
    byte[] stream =
        MultipartEncoder.concat(
            encoder.opening(),
            MultipartEncoder.encode(Part.text("waiting...")),
            encoder.delimiter(),
            MultipartEncoder.encode(Part.text("start")),
            encoder.delimiter(),
            encoder.closing());
    assertThat(new String(stream, US_ASCII))
        .isEqualTo(
            "--0123456789abcdefghijABCDEFGHIJ\r\n"
                + "Content-Type: text/plain;charset=utf-8\r\n"
                + "Content-Length: 10\r\n"
                + "\r\n"
                + "waiting..."
                + "\r\n--0123456789abcdefghijABCDEFGHIJ\r\n"
                + "Content-Type: text/plain;charset=utf-8\r\n"
                + "Content-Length: 5\r\n"
                + "\r\n"
                + "start"
                + "\r\n--0123456789abcdefghijABCDEFGHIJ\r\n"
                + "--0123456789abcdefghijABCDEFGHIJ--");
  }

  @Test
  void aBodyOpensWithADashedBoundaryAndNoPreamble() {
    assertThat(encoder.opening()).isEqualTo(("--" + TOKEN + "\r\n").getBytes(US_ASCII));
  }

  @Test
  void aDelimiterBeginsWithItsOwnLineBreak() {
    assertThat(encoder.delimiter()).isEqualTo(("\r\n--" + TOKEN + "\r\n").getBytes(US_ASCII));
  }

  @Test
  void aBodyClosesWithoutALineBreakAfterADelimiter() {
    assertThat(encoder.closing()).isEqualTo(("--" + TOKEN + "--").getBytes(US_ASCII));
  }

  @Test
  void headersFollowTheTypeInOrderAndTheLengthIsLast() {
    Part part =
        Part.json("{\"name\":\"Ada\"}").withHeader("Event", "joined").withHeader("Event-ID", "k-7");
    assertThat(MultipartEncoder.encode(part))
        .isEqualTo(
            ("Content-Type: application/json\r\n"
                    + "Event: joined\r\n"
                    + "Event-ID: k-7\r\n"
                    + "Content-Length: 14\r\n"
                    + "\r\n"
                    + "{\"name\":\"Ada\"}")
                .getBytes(US_ASCII));
  }

  @Test
  void theLengthCountsBytesAndNotCharacters() {
    assertThat(MultipartEncoder.encode(Part.text("Grüße 😀")))
        .isEqualTo(
            ("Content-Type: text/plain;charset=utf-8\r\n"
                    + "Content-Length: 12\r\n"
                    + "\r\n"
                    + "Grüße 😀")
                .getBytes(UTF_8));
  }

  @Test
  void bytesAreUnchanged() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    assertThat(new String(MultipartEncoder.encode(Part.of("image/png", all)), ISO_8859_1))
        .isEqualTo(
            "Content-Type: image/png\r\nContent-Length: 256\r\n\r\n" + new String(all, ISO_8859_1));
  }

  @Test
  void anEmptyPartHasAHeaderBlockAndABlankLine() {
    assertThat(MultipartEncoder.encode(Part.text("").withHeader("Event", "ping")))
        .isEqualTo(
            ("Content-Type: text/plain;charset=utf-8\r\n"
                    + "Event: ping\r\n"
                    + "Content-Length: 0\r\n"
                    + "\r\n")
                .getBytes(US_ASCII));
  }

  @Test
  void theHeadOfTheNextPartHasNoLength() {
    assertThat(MultipartEncoder.headOfNext("image/svg+xml"))
        .isEqualTo("Content-Type: image/svg+xml\r\n\r\n".getBytes(US_ASCII));
  }

  @Test
  void aChangedArrayDoesNotChangeLaterBytes() {
    encoder.opening()[0] = 'x';
    encoder.closing()[0] = 'x';
    MultipartEncoder.encode(Part.text("x"))[0] = 'x';
    assertThat(encoder.opening()[0]).isEqualTo((byte) '-');
    assertThat(encoder.closing()[0]).isEqualTo((byte) '-');
  }

  @Test
  void joiningNoArraysGivesAnEmptyArray() {
    assertThat(MultipartEncoder.concat()).isEmpty();
    assertThat(MultipartEncoder.concat(new byte[0], new byte[] {1}, new byte[0]))
        .containsExactly(1);
  }

  @Test
  void anEncoderKnowsItsToken() {
    assertThat(encoder.token()).isEqualTo(TOKEN);
  }
}

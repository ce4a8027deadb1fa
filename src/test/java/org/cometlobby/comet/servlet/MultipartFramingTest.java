package org.cometlobby.comet.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.comet.servlet.Wire.BOUNDARY;
import static org.cometlobby.comet.servlet.Wire.crlf;
import static org.cometlobby.comet.servlet.Wire.text;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.cometlobby.comet.Entry;
import org.cometlobby.multipart.Part;
import org.junit.jupiter.api.Test;

/** Multipart for scripts and programs, byte by byte. */
class MultipartFramingTest {

  private final MultipartFraming mixed =
      new MultipartFraming(FramingKind.MIXED, BOUNDARY, new Encodings(""));

  @Test
  void theBoundaryIsTheFirstParameterAndUnquoted() {
    assertThat(mixed.contentType()).isEqualTo("multipart/mixed; boundary=" + BOUNDARY.token());
    assertThat(new MultipartFraming(FramingKind.REPLACE, BOUNDARY, new Encodings("")).contentType())
        .isEqualTo("multipart/x-mixed-replace; boundary=" + BOUNDARY.token() + "; charset=utf-8");
  }

  @Test
  void aResponseBeginsWithADelimiterAndEndsWithTheClosingDelimiterAlone() {
    assertThat(text(mixed.opening())).isEqualTo(crlf("--TOKEN\n"));
    assertThat(text(mixed.closing("c9-end", true))).isEqualTo(crlf("--TOKEN--"));
  }

  @Test
  void aPartHasTypeCursorLengthAndItsDelimiter() {
    assertThat(Wire.by(mixed).value("waiting...").entries())
        .isEqualTo(
            crlf(
                """
                Content-Type: text/plain;charset=utf-8
                Event-ID: c1
                Content-Length: 10

                waiting...
                --TOKEN
                """));
  }

  @Test
  void anEventHasItsName() {
    assertThat(Wire.by(mixed).event("joined", Map.of("a", 1)).entries())
        .isEqualTo(
            crlf(
                """
                Content-Type: application/json
                Event: joined
                Event-ID: c1
                Content-Length: 7

                {"a":1}
                --TOKEN
                """));
  }

  @Test
  void theLengthCountsBytesAndTheBodyMayBeAnything() {
    assertThat(Wire.by(mixed).value("ü\r\n--x").value(new byte[0]).entries())
        .isEqualTo(
            crlf(
                """
                Content-Type: text/plain;charset=utf-8
                Event-ID: c1
                Content-Length: 7

                Ã¼
                --x
                --TOKEN
                Content-Type: application/octet-stream
                Event-ID: c2
                Content-Length: 0


                --TOKEN
                """));
  }

  @Test
  void theMethodsContentTypeHoldsForAValueWithoutItsOwn() {
    MultipartFraming declared =
        new MultipartFraming(FramingKind.MIXED, BOUNDARY, new Encodings("text/csv"));
    assertThat(
            Wire.by(declared)
                .value("a,b")
                .value(Part.text("text/x", "c").withHeader("Mood", "good"))
                .entries())
        .isEqualTo(
            crlf(
                """
                Content-Type: text/csv
                Event-ID: c1
                Content-Length: 3

                a,b
                --TOKEN
                Content-Type: text/x
                Mood: good
                Event-ID: c2
                Content-Length: 1

                c
                --TOKEN
                """));
  }

  @Test
  void aHeartbeatIsAnEmptyPartNamedPingWithTheCursor() {
    assertThat(text(mixed.heartbeat("c5")))
        .isEqualTo(
            crlf(
                """
                Content-Type: text/plain;charset=utf-8
                Event-ID: c5
                Event: ping
                Content-Length: 0


                --TOKEN
                """));
  }

  @Test
  void theAdviceIsAPartNamedReconnect() {
    assertThat(text(mixed.reconnect(1234)))
        .isEqualTo(
            crlf(
                """
                Content-Type: application/json
                Event: reconnect
                Content-Length: 20

                {"afterMillis":1234}
                --TOKEN
                """));
  }

  @Test
  void aLossIsAHeaderBesideTheData() {
    assertThat(Wire.notRecovered(mixed, Part.json("{}")))
        .isEqualTo(
            crlf(
                """
                Content-Type: application/json
                Event: snapshot
                Event-Recovered: false
                Event-ID: c7
                Content-Length: 2

                {}
                --TOKEN
                """));
  }

  @Test
  void allSubscribersOfAMethodShareAnEntrysBytes() {
    Encodings encodings = new Encodings("");
    Entry entry = Wire.by(mixed).value("a").journal().get(0);
    write(new MultipartFraming(FramingKind.MIXED, BOUNDARY, encodings), entry);
    byte[] shared =
        entry.encodedAs(
            encodings.multipart(false),
            e -> {
              throw new AssertionError("It is encoded a second time");
            });
    assertThat(text(shared)).startsWith("Content-Type: text/plain").endsWith("\r\n\r\na");
    assertThat(write(new MultipartFraming(FramingKind.REPLACE, BOUNDARY, encodings), entry))
        .startsWith(text(shared));
  }

  private static String write(Framing framing, Entry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    framing.entry(entry, e -> "c" + e.offset(), false, bytes);
    return text(bytes.toByteArray());
  }
}

package org.cometlobby.comet.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.comet.servlet.Wire.text;

import java.util.Map;
import org.cometlobby.multipart.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Server-sent events, byte by byte. */
class SseFramingTest {

  private final SseFraming framing = new SseFraming(new Encodings(""));

  @Test
  void theFramingHasItsContentTypeAndARetryTime() {
    assertThat(framing.contentType()).isEqualTo("text/event-stream");
    assertThat(text(framing.opening())).isEqualTo("retry: 2000\n");
  }

  @Test
  void aValueHasACursorAndData() {
    assertThat(Wire.by(framing).value("waiting...").entries())
        .isEqualTo("id: c1\ndata: waiting...\n\n");
  }

  @Test
  void anEventHasItsNameBesides() {
    assertThat(Wire.by(framing).event("joined", Map.of("name", "Ada")).entries())
        .isEqualTo("event: joined\nid: c1\ndata: {\"name\":\"Ada\"}\n\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nid: 7", "a\r\nid: 7", "a\rid: 7"})
  void noLineBreakTurnsDataIntoAField(String value) {
    assertThat(Wire.by(framing).value(value).entries())
        .isEqualTo("id: c1\ndata: a\ndata: id: 7\n\n");
  }

  @Test
  void emptyLinesOfDataAreKept() {
    assertThat(Wire.by(framing).value("\n\na\n").entries())
        .isEqualTo("id: c1\ndata: \ndata: \ndata: a\ndata: \n\n");
    assertThat(Wire.by(framing).value("").entries()).isEqualTo("id: c1\ndata: \n\n");
  }

  @Test
  void textIsUtf8() {
    assertThat(Wire.by(framing).value("ü").entries()).isEqualTo("id: c1\ndata: Ã¼\n\n");
  }

  @Test
  void bytesAndImagesAreBase64() {
    assertThat(Wire.by(framing).value(new byte[] {0, '\n', (byte) 0xff}).entries())
        .isEqualTo("id: c1\ndata: AAr/\n\n");
    assertThat(Wire.by(framing).value(Part.of("image/png", new byte[] {1})).entries())
        .isEqualTo("id: c1\ndata: AQ==\n\n");
  }

  @Test
  void theDeclaredContentTypeDecidesBetweenTextAndBase64() {
    assertThat(Wire.by(new SseFraming(new Encodings("image/png"))).value(new byte[] {1}).entries())
        .isEqualTo("id: c1\ndata: AQ==\n\n");
    assertThat(
            Wire.by(new SseFraming(new Encodings("image/svg+xml")))
                .value("<svg/>".getBytes(UTF_8))
                .entries())
        .isEqualTo("id: c1\ndata: <svg/>\n\n");
  }

  @Test
  void aHeartbeatIsACommentAndTheAdviceAnotherRetryBothWithoutTheEmptyLineOfAnEvent() {
    assertThat(text(framing.heartbeat("c1"))).isEqualTo(":\n");
    assertThat(text(framing.reconnect(1234))).isEqualTo("retry: 1234\n");
  }

  @Test
  void theEndSetsTheCursorWithoutAnEventIfNoEventHadIt() {
    assertThat(text(framing.closing("c1-end", false))).isEqualTo("id: c1-end\n\n");
    assertThat(text(framing.closing("c1-end", true))).isEmpty();
  }

  @Test
  void jsonHasNothingThatAReaderTakesForALinesEnd() {
    String ends = "\u0085\u2028\u2029";
    assertThat(Wire.by(framing).value(Map.of("text", ends)).entries())
        .isEqualTo("id: c1\ndata: {\"text\":\"\\u0085\\u2028\\u2029\"}\n\n");
    assertThat(Wire.by(framing).value(Part.json("[\n\"" + ends + "\"\n]")).entries())
        .isEqualTo("id: c1\ndata: [\ndata: \"\\u0085\\u2028\\u2029\"\ndata: ]\n\n");
  }

  @Test
  void otherTextIsSentAsItIs() {
    assertThat(Wire.by(framing).value("\u0085\u2028").entries())
        .isEqualTo("id: c1\ndata: \u00c2\u0085\u00e2\u0080\u00a8\n\n");
  }

  @Test
  void aLossIsACommentBesideTheData() {
    assertThat(Wire.notRecovered(framing, Part.json("{\"n\":1}")))
        .isEqualTo(": recovered false\nevent: snapshot\nid: c7\ndata: {\"n\":1}\n\n");
    assertThat(Wire.notRecovered(framing, Part.text("")))
        .isEqualTo(": recovered false\nevent: snapshot\nid: c7\ndata: \n\n");
  }
}

package org.cometlobby.comet.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.comet.servlet.Wire.text;

import java.util.Map;
import org.cometlobby.multipart.Part;
import org.junit.jupiter.api.Test;

/** JSON lines and long polls, byte by byte. */
class JsonFramingTest {

  private final JsonFraming lines = new JsonFraming(FramingKind.NDJSON, new Encodings(""));
  private final JsonFraming poll = new JsonFraming(FramingKind.POLL, new Encodings(""));

  @Test
  void eachKindHasItsContentType() {
    assertThat(lines.contentType()).isEqualTo("application/x-ndjson");
    assertThat(poll.contentType()).isEqualTo("application/json");
  }

  @Test
  void aLineIsOneObjectWithEventIdAndData() {
    assertThat(text(lines.opening())).isEmpty();
    assertThat(Wire.by(lines).value("waiting...").event("start", "now").entries())
        .isEqualTo(
            """
            {"id":"c1","data":"waiting..."}
            {"event":"start","id":"c2","data":"now"}
            """);
    assertThat(text(lines.closing("c2-end", true))).isEmpty();
  }

  @Test
  void anyTextIsAString() {
    assertThat(Wire.by(lines).value("a\r\n\"\\\t\u0000{}").entries())
        .isEqualTo("{\"id\":\"c1\",\"data\":\"a\\r\\n\\\"\\\\\\t\\u0000{}\"}\n");
    assertThat(Wire.by(lines).value("").entries()).isEqualTo("{\"id\":\"c1\",\"data\":\"\"}\n");
  }

  @Test
  void jsonIsAValue() {
    assertThat(Wire.by(lines).value(Map.of("a", 1)).entries())
        .isEqualTo("{\"id\":\"c1\",\"data\":{\"a\":1}}\n");
    assertThat(Wire.by(lines).value(Part.json(" [1, null] ")).entries())
        .isEqualTo("{\"id\":\"c1\",\"data\":[1,null]}\n");
    assertThat(Wire.by(lines).value(Part.json("\"text\"")).entries())
        .isEqualTo("{\"id\":\"c1\",\"data\":\"text\"}\n");
    assertThat(Wire.by(lines).value(Part.text("application/problem+json", "{}")).entries())
        .isEqualTo("{\"id\":\"c1\",\"data\":{}}\n");
  }

  @Test
  void jsonOverSeveralLinesIsOneLine() {
    assertThat(Wire.by(lines).value(Part.json("{\n\"a\":\n\"b\\nc\"\n}")).entries())
        .isEqualTo("{\"id\":\"c1\",\"data\":{\"a\":\"b\\nc\"}}\n");
  }

  @Test
  void neitherTextNorJsonHasWhatAReaderTakesForALinesEnd() {
    String ends = "\u0085\u2028\u2029";
    String escaped = "\"\\u0085\\u2028\\u2029\"";
    assertThat(Wire.by(lines).value(ends).entries())
        .isEqualTo("{\"id\":\"c1\",\"data\":" + escaped + "}\n");
    assertThat(Wire.by(lines).value(Map.of(ends, ends)).entries())
        .isEqualTo("{\"id\":\"c1\",\"data\":{" + escaped + ":" + escaped + "}}\n");
    assertThat(Wire.by(poll).value(Part.json("[\"" + ends + "\"]")).entries())
        .isEqualTo("{\"id\":\"c1\",\"data\":[" + escaped + "]}");
  }

  @Test
  void malformedJsonIsAString() {
    assertThat(Wire.by(lines).value(Part.json("{\"a\":")).entries())
        .isEqualTo("{\"id\":\"c1\",\"data\":\"{\\\"a\\\":\"}\n");
    assertThat(Wire.by(lines).value(Part.json("")).entries())
        .isEqualTo("{\"id\":\"c1\",\"data\":\"\"}\n");
    assertThat(Wire.by(lines).value(Part.json("1 2")).entries())
        .isEqualTo("{\"id\":\"c1\",\"data\":\"1 2\"}\n");
  }

  @Test
  void bytesAreBase64AndSaySo() {
    assertThat(Wire.by(lines).value(new byte[] {0, (byte) 0xff, '\n'}).entries())
        .isEqualTo("{\"id\":\"c1\",\"data\":\"AP8K\",\"encoding\":\"base64\"}\n");
  }

  @Test
  void theDeclaredContentTypeDecidesTheKindOfData() {
    JsonFraming declared = new JsonFraming(FramingKind.NDJSON, new Encodings("application/json"));
    assertThat(Wire.by(declared).value("{\"a\":1}").value("[]".getBytes(UTF_8)).entries())
        .isEqualTo("{\"id\":\"c1\",\"data\":{\"a\":1}}\n{\"id\":\"c2\",\"data\":[]}\n");
  }

  @Test
  void aHeartbeatIsAnEmptyLineAndTheAdviceAnEvent() {
    assertThat(text(lines.heartbeat("c1"))).isEqualTo("\n");
    assertThat(text(lines.reconnect(1234)))
        .isEqualTo("{\"event\":\"reconnect\",\"data\":{\"afterMillis\":1234}}\n");
  }

  @Test
  void aPollIsOneObjectWithItsPartsAndTheCursorBehindThem() {
    assertThat(
            text(poll.opening())
                + Wire.by(poll).value("a").event("e", Map.of()).entries()
                + text(poll.closing("c2", true)))
        .isEqualTo(
            "{\"parts\":[{\"id\":\"c1\",\"data\":\"a\"},{\"event\":\"e\",\"id\":\"c2\",\"data\":{}}],"
                + "\"cursor\":\"c2\"}");
  }

  @Test
  void aPollWithoutPartsIsAnObjectToo() {
    assertThat(text(poll.heartbeat("c0"))).as("white space before the object").isEqualTo("\n");
    assertThat(text(poll.opening()) + text(poll.closing("c0-end", true)))
        .isEqualTo("{\"parts\":[],\"cursor\":\"c0-end\"}");
  }

  @Test
  void theAdviceIsOneMoreOfAPollsParts() {
    String advice = "{\"event\":\"reconnect\",\"data\":{\"afterMillis\":5}}";
    assertThat(text(poll.reconnect(5))).isEqualTo(advice);
    assertThat(text(poll.reconnect(5))).isEqualTo("," + advice);
  }

  @Test
  void aLossIsAMemberBesideTheData() {
    String object = "{\"event\":\"snapshot\",\"id\":\"c7\",\"recovered\":false,\"data\":{\"n\":1}}";
    assertThat(Wire.notRecovered(lines, Part.json("{\"n\":1}"))).isEqualTo(object + "\n");
    assertThat(Wire.notRecovered(poll, Part.json("{\"n\":1}"))).isEqualTo(object);
    assertThat(text(poll.closing("c7", true)))
        .as("the document's end")
        .isEqualTo("],\"cursor\":\"c7\",\"recovered\":false}");
  }
}

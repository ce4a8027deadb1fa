package org.cometlobby.multipart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {

  @Test
  void textIsUtf8AndSaysSo() {
    Part part = Part.text("Grüße, 世界");
    assertThat(part.contentType()).isEqualTo("text/plain;charset=utf-8");
    assertThat(part.body()).isEqualTo("Grüße, 世界".getBytes(UTF_8));
    assertThat(part.length()).isEqualTo("Grüße, 世界".getBytes(UTF_8).length);
    assertThat(part.text()).isEqualTo("Grüße, 世界");
  }

  @Test
  void jsonTextIsKeptUnchanged() {
    assertThat(Part.json("{\"a\": 1}").text()).isEqualTo("{\"a\": 1}");
    assertThat(Part.json("{}").contentType()).isEqualTo("application/json");
  }

  @Test
  void aPartKeepsItsBodyWhenTheArraysChange() {
    byte[] given = {1, 2, 3};
    Part part = Part.of("application/octet-stream", given);
    given[0] = 9;
    part.body()[1] = 9;
    assertThat(part.body()).containsExactly(1, 2, 3);
  }

  @Test
  void headersKeepTheirOrder() {
    Part part = Part.text("").withHeader("Zebra", "1").withHeader("Aardvark", "2");
    assertThat(part.headers().keySet()).containsExactly("Content-Type", "Zebra", "Aardvark");
  }

  @Test
  void aHeaderReplacesTheOneOfItsNameInAnyCase() {
    Part part = Part.text("").withHeader("Event", "joined").withHeader("EVENT", "left");
    assertThat(part.headers())
        .containsOnlyKeys("Content-Type", "EVENT")
        .containsEntry("EVENT", "left");
    assertThat(part.header("event")).contains("left");
  }

  @Test
  void anAddedHeaderDoesNotChangeTheOriginalPart() {
    Part part = Part.text("x");
    assertThat(part.withHeader("Event", "joined")).isNotEqualTo(part);
    assertThat(part.header("Event")).isEmpty();
  }

  @Test
  void theContentTypeCanBeReplacedInPlace() {
    Part part = Part.text("<p>").withHeader("Event", "e").withContentType("text/html");
    assertThat(part.contentType()).isEqualTo("text/html");
    assertThat(part.headers().keySet()).containsExactly("Content-Type", "Event");
  }

  @Test
  void theHeadersCannotBeChangedFromOutside() {
    Part part = Part.text("x").withHeader("Event", "e");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> part.headers().put("Evil", "1"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> Part.text("x").headers().clear());
  }

  @Test
  void contentLengthCannotBeSet() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Part.text("x").withHeader("content-length", "7"))
        .withMessageContaining("Content-Length is computed");
  }

  static Stream<String> charactersThatAreNotPrintableAscii() {
    return Stream.concat(
        IntStream.concat(IntStream.rangeClosed(0, 0x1f), IntStream.rangeClosed(0x7f, 0xa0))
            .mapToObj(Character::toString),
        Stream.of("é", "\u2028", "\u010a", "世", "😀"));
  }

  @ParameterizedTest
  @MethodSource("charactersThatAreNotPrintableAscii")
  void namesValuesAndTypesArePrintableAscii(String character) {
    Part part = Part.text("x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> part.withHeader("Ev" + character + "ent", "v"))
        .satisfies(e -> assertThat(e.getMessage()).matches("[\\x20-\\x7e]+"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> part.withHeader("Event", "v" + character))
        .withMessageContaining("Event")
        .satisfies(e -> assertThat(e.getMessage()).matches("[\\x20-\\x7e]+"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> part.withContentType("text/plain" + character));
    assertThatIllegalArgumentException().isThrownBy(() -> Part.text("text/" + character, ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Part.of("text/plain;" + character, new byte[0]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a:", "a\"", "(a)", "a/b", "a,b", "a=b", "{a}", "a@b"})
  void aNameIsAToken(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Part.text("x").withHeader(name, "v"))
        .withMessageStartingWith("Not a header's name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "   "})
  void aContentTypeIsNotBlank(String type) {
    assertThatIllegalArgumentException().isThrownBy(() -> Part.text(type, "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> Part.of(type, new byte[0]));
    assertThatIllegalArgumentException().isThrownBy(() -> Part.text("x").withContentType(type));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Part.text("x").withHeader("content-type", type));
  }

  @Test
  void aValueMayBeEmpty() {
    assertThat(Part.text("x").withHeader("Event", "").header("Event")).contains("");
  }

  @Test
  void partsWithTheSameHeadersAndBodyAreEqual() {
    Part part = Part.text("x").withHeader("Event", "e");
    assertThat(Part.text("x").withHeader("Event", "e")).isEqualTo(part).hasSameHashCodeAs(part);
    assertThat(Part.text("y").withHeader("Event", "e")).isNotEqualTo(part);
    assertThat(Part.text("x").withHeader("Event", "f")).isNotEqualTo(part);
  }

  @Test
  void aPartPrintsItsLengthAndNotItsBody() {
    assertThat(Part.text("a secret")).hasToString("Part{Content-Type=" + Part.TEXT + "}[8 bytes]");
  }
}

package org.cometlobby.lobby.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ann",
        "Zoë",
        "王小明",
        "O'Brien & <b>Sons</b>",
        "مریم",
        "می\u200cخواهم",
        "👩\u200d🚀",
        "❤\ufe0f",
        "क्षि"
      })
  void aNameStaysAsItIs(String name) {
    assertThat(UserText.line(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "'  Ann  ', Ann",
    "'Ann\t\u00a0\u3000Lee', Ann Lee",
    "'Ann\r\nLee', Ann Lee",
    "'Zoe\u0308', Zo\u00eb",
    "'Zoe\u200b\u0308', Zo\u00eb",
    "'\u202eAnn\u2066', Ann",
    "'\ufeffA\u0000n\u007fn', Ann",
    "'An\ud800n', Ann",
    "'An\ue000n', Ann",
    "'\u3164Ann', Ann"
  })
  void invisibleCharactersAreDropped(String typed, String line) {
    assertThat(UserText.line(typed)).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\u200b", "\u200d", "\u0301", "\u3164\u2800", "\udc00", "\ufe0f"})
  void aTextWithoutVisibleCharactersIsEmpty(String typed) {
    assertThat(UserText.line(typed)).isEmpty();
  }

  @Test
  void aCharacterKeepsFourMarks() {
    String zalgo = "x" + "\u0335".repeat(50) + "y";
    assertThat(UserText.line(zalgo)).isEqualTo("x" + "\u0335".repeat(4) + "y");
  }

  @Test
  void marksBehindJoinersCountAsWell() {
    String zalgo = "x" + "\u0335\u200d".repeat(50);
    assertThat(UserText.line(zalgo).chars().filter(c -> c == '\u0335')).hasSize(4);
  }

  @Property
  void cleaningACleanedTextChangesNothing(@ForAll String typed) {
    String line = UserText.line(typed);
    assertThat(UserText.line(line)).isEqualTo(line);
    assertThat(Normalizer.isNormalized(line, Normalizer.Form.NFC)).isTrue();
    assertThat(line).isEqualTo(line.strip());
  }
}
